-- The rows that changes and contradictions are computed from: $1 negotiation, $2 since, $3 until. Stands of the window and the
-- newest three before it in each cell; of the newest twelve of all in each cell those on days with both sides; the newest 1,000
-- figures; denials, and of the newest 1,000 events those that may be told differently or that a denial may answer. Words of
-- the 100 newest stands of the window and of 130 contradicting claims, which is how many an answer shows.
with recursive cell as (
  (select issue_id, holder_id from position where negotiation_id = $1 order by issue_id, holder_id limit 1)
  union all
  select n.issue_id, n.holder_id from cell c cross join lateral (
    select p.issue_id, p.holder_id from position p
     where p.negotiation_id = $1 and (p.issue_id, p.holder_id) > (c.issue_id, c.holder_id) order by p.issue_id, p.holder_id limit 1
  ) n
), stated as (
  select p.issue_id, p.holder_id, p.claim_id, p.stance, p.strength, p.summary, p.stated_on, p.stated_latest, c.review, c.recorded_at
    from position p join claim c on c.id = p.claim_id
   where p.negotiation_id = $1 and p.stated_latest >= ($2::timestamptz at time zone 'UTC')::date and p.stated_latest <= ($3::timestamptz at time zone 'UTC')::date
     and p.stance <> 'NO_COMMENT' and c.review <> 'REJECTED' and c.superseded_at is null
  union all
  select s.issue_id, s.holder_id, s.claim_id, s.stance, s.strength, s.summary, s.stated_on, s.stated_latest, s.review, s.recorded_at
    from cell cross join lateral (
      select p.*, c.review, c.recorded_at from position p join claim c on c.id = p.claim_id
       where p.negotiation_id = $1 and p.issue_id = cell.issue_id and p.holder_id = cell.holder_id
         and p.stated_latest < ($2::timestamptz at time zone 'UTC')::date and p.stance <> 'NO_COMMENT' and c.review <> 'REJECTED' and c.superseded_at is null
       order by p.stated_latest desc, p.claim_id desc limit 3
    ) s
), newest as (
  select cell.issue_id, h.surviving_id as holder_id, s.*, s.stance in ('DEMANDS', 'OFFERS', 'ACCEPTS', 'SUPPORTS', 'COMMITS') as is_for, s.stance in ('REJECTS', 'OPPOSES') as is_against
    from cell join actor h on h.id = cell.holder_id cross join lateral (
      select p.claim_id, p.stance, p.stated_latest, c.article_version_id from position p join claim c on c.id = p.claim_id
       where p.negotiation_id = $1 and p.issue_id = cell.issue_id and p.holder_id = cell.holder_id
         and p.stance <> 'NO_COMMENT' and c.review <> 'REJECTED' and c.superseded_at is null
       order by p.stated_latest desc, p.claim_id desc limit 12
    ) s
), sided as materialized (
  select s.*, a.origin_id, a.source_id
    from (select newest.*, bool_or(is_for) over held as any_for, bool_or(is_against) over held as any_against
            from newest window held as (partition by issue_id, holder_id, stated_latest)) s
    join article_version v on v.id = s.article_version_id join article a on a.id = v.article_id
   where (is_for and any_against) or (is_against and any_for)
), denial as materialized (
  select t.claim_id, t.quote, t.said_latest, c.article_version_id from statement t join claim c on c.id = t.claim_id
   where t.negotiation_id = $1 and t.cue ~* '\m(den(y|ies|ied|ying|ial)|refut(e|es|ed|ing)|disput(e|es|ed|ing))\M' and c.superseded_at is null and c.review <> 'REJECTED'
   order by t.claim_id desc limit 1000
)
select row_to_json(d)::text from (
  select
    array(
      select r from (
        select s.issue_id, h.surviving_id as holder_id, s.claim_id, s.stance, s.strength, s.summary, s.stated_on, s.stated_latest, s.review, s.recorded_at,
          array(select r from (select k.kind, k.text from condition k where k.position_id = s.claim_id order by k.ordinal) r) as conditions
          from stated s join actor h on h.id = s.holder_id
      ) r
    ) as stated,
    array(select r from (select issue_id, holder_id, claim_id, stance, stated_latest, origin_id from sided) r) as sided,
    array(
      select r from (
        select d.claim_id, d.quote, d.said_latest, a.origin_id from denial d join article_version v on v.id = d.article_version_id join article a on a.id = v.article_id
      ) r
    ) as denials,
    array(
      select r from (
        select e.claim_id, e.kind, e.summary, e.occurred_earliest, e.occurred_latest, e.place, a.origin_id
          from (select e.*, c.article_version_id from claim c join event e on e.claim_id = c.id
                 where c.negotiation_id = $1 and c.kind = 'EVENT' and c.superseded_at is null and c.review <> 'REJECTED' and e.status = 'OCCURRED'
                 order by c.recorded_at desc, c.id desc limit 1000) e
          join article_version v on v.id = e.article_version_id join article a on a.id = v.article_id
         where (e.occurred_on is not null and e.occurred_earliest = e.occurred_latest and e.kind not in ('meeting', 'statement', 'move', 'labour', 'court'))
            or exists (select 1 from denial d where d.said_latest >= e.occurred_earliest and abs(d.said_latest - e.occurred_latest) <= 30)
      ) r
    ) as events,
    array(
      select r from (
        select f.claim_id, f.measure, f.unit, f.value, f.low, f.high, f.qualifier, f.place, f.period_earliest, f.period_latest, (v.published_at at time zone 'UTC')::date as told_on, a.origin_id
          from (select c.id, c.article_version_id from claim c where c.negotiation_id = $1 and c.kind = 'FIGURE' and c.superseded_at is null and c.review <> 'REJECTED'
                 order by c.recorded_at desc, c.id desc limit 1000) c
          join figure f on f.claim_id = c.id join article_version v on v.id = c.article_version_id join article a on a.id = v.article_id
      ) r
    ) as figures,
    array(
      select r from (
        select s.claim_id, (select string_agg(g.exact, ' … ' order by g.ordinal) from evidence_segment g where g.claim_id = s.claim_id) as quote
          from (select claim_id from stated order by stated_latest desc, claim_id desc limit 100) s
      ) r
    ) as quotes,
    array(
      select r from (
        select s.claim_id, (select string_agg(g.exact, ' … ' order by g.ordinal) from evidence_segment g where g.claim_id = s.claim_id) as quote, o.name
          from (select claim_id, source_id from sided order by stated_latest desc, claim_id desc limit 130) s join source o on o.id = s.source_id
      ) r
    ) as contradicting,
    array(select r from (select a.id, a.name from actor a where a.id in (select holder_id from cell) union all select i.id, i.name from issue i where i.negotiation_id = $1) r) as names
) d
