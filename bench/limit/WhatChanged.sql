-- The rows that changes and contradictions are computed from: $1 negotiation, $2 since, $3 until. Stands of the window, the
-- newest three before it and the newest twelve of all in each cell, the newest 1,000 figures, words of the newest 150 claims.
with recursive cell as (
  (select issue_id, holder_id from position where negotiation_id = $1 order by issue_id, holder_id limit 1)
  union all
  select n.issue_id, n.holder_id from cell c cross join lateral (
    select p.issue_id, p.holder_id from position p
     where p.negotiation_id = $1 and (p.issue_id, p.holder_id) > (c.issue_id, c.holder_id) order by p.issue_id, p.holder_id limit 1
  ) n
), stated as (
  select p.issue_id, p.holder_id, p.claim_id, p.stance, p.strength, p.summary, p.stated_on, p.stated_latest, c.review, c.article_version_id
    from position p join claim c on c.id = p.claim_id
   where p.negotiation_id = $1 and p.stated_latest >= ($2::timestamptz at time zone 'UTC')::date and p.stated_latest <= ($3::timestamptz at time zone 'UTC')::date
     and p.stance <> 'NO_COMMENT' and c.review <> 'REJECTED' and c.superseded_at is null
  union all
  select s.issue_id, s.holder_id, s.claim_id, s.stance, s.strength, s.summary, s.stated_on, s.stated_latest, s.review, s.article_version_id
    from cell cross join lateral (
      select p.*, c.review, c.article_version_id from position p join claim c on c.id = p.claim_id
       where p.negotiation_id = $1 and p.issue_id = cell.issue_id and p.holder_id = cell.holder_id
         and p.stated_latest < ($2::timestamptz at time zone 'UTC')::date and p.stance <> 'NO_COMMENT' and c.review <> 'REJECTED' and c.superseded_at is null
       order by p.stated_latest desc, p.claim_id desc limit 3
    ) s
), newest as (
  select s.* from cell cross join lateral (
    select p.*, c.review, c.article_version_id from position p join claim c on c.id = p.claim_id
     where p.negotiation_id = $1 and p.issue_id = cell.issue_id and p.holder_id = cell.holder_id
       and p.stance <> 'NO_COMMENT' and c.review <> 'REJECTED' and c.superseded_at is null
     order by p.stated_latest desc, p.claim_id desc limit 12
  ) s
)
select row_to_json(d)::text from (
  select
    array(
      select r from (
        select s.issue_id, h.surviving_id as holder_id, s.claim_id, s.stance, s.strength, s.summary, s.stated_on, s.stated_latest, s.review, a.origin_id,
          array(select r from (select k.kind, k.text from condition k where k.position_id = s.claim_id order by k.ordinal) r) as conditions
          from stated s join actor h on h.id = s.holder_id join article_version v on v.id = s.article_version_id join article a on a.id = v.article_id
      ) r
    ) as stated,
    array(
      select r from (
        select s.issue_id, h.surviving_id as holder_id, s.claim_id, s.stance, s.stated_latest, a.origin_id
          from newest s join actor h on h.id = s.holder_id join article_version v on v.id = s.article_version_id join article a on a.id = v.article_id
      ) r
    ) as newest,
    array(
      select r from (
        select f.claim_id, f.measure, f.unit, f.value, f.low, f.high, f.qualifier, f.place, f.period_earliest, f.period_latest, a.origin_id
          from (select c.id, c.article_version_id from claim c where c.negotiation_id = $1 and c.kind = 'FIGURE' and c.superseded_at is null and c.review <> 'REJECTED'
                 order by c.recorded_at desc, c.id desc limit 1000) c
          join figure f on f.claim_id = c.id join article_version v on v.id = c.article_version_id join article a on a.id = v.article_id
      ) r
    ) as figures,
    array(
      select r from (
        select s.claim_id, (select string_agg(g.exact, ' … ' order by g.ordinal) from evidence_segment g where g.claim_id = s.claim_id) as quote, o.name
          from (select * from stated order by stated_latest desc, claim_id desc limit 150) s
          join article_version v on v.id = s.article_version_id join article a on a.id = v.article_id join source o on o.id = a.source_id
      ) r
    ) as quotes,
    array(select r from (select a.id, a.name from actor a where a.id in (select holder_id from cell) union all select i.id, i.name from issue i where i.negotiation_id = $1) r) as names
) d
