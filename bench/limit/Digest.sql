-- The rows that a digest of one negotiation is composed of: $1 negotiation, $2 since, $3 until (exclusive). Its articles in
-- the window with their statements, figures and events, the stands of the window and before it, who takes part, names, and
-- for the newest 150 claims the words that stand in the text.
with recursive reported as materialized (
  select a.id, a.origin_id, a.title, a.url, a.published_at, a.status, a.current_version_id, s.name as source, s.reliability
    from negotiation_article l join article a on a.id = l.article_id join source s on s.id = a.source_id
   where l.negotiation_id = $1 and l.published_at >= $2::timestamptz and l.published_at < $3::timestamptz and a.status <> 'RETRACTED'
), listed as materialized (
  select c.id, c.kind, c.review, c.confidence, a.origin_id, a.source, a.current_version_id
    from reported a join claim c on c.article_version_id = a.current_version_id
   where c.kind in ('STATEMENT', 'FIGURE', 'EVENT') and c.superseded_at is null and c.review <> 'REJECTED' and c.confidence >= 0.5
), cell as (
  (select issue_id, holder_id from position where negotiation_id = $1 order by issue_id, holder_id limit 1)
  union all
  select n.issue_id, n.holder_id from cell c cross join lateral (
    select p.issue_id, p.holder_id from position p
     where p.negotiation_id = $1 and (p.issue_id, p.holder_id) > (c.issue_id, c.holder_id) order by p.issue_id, p.holder_id limit 1
  ) n
), stated as materialized (
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
)
select row_to_json(d)::text from (
  select
    array(select r from (select id, origin_id, title, url, published_at, status, source, reliability from reported) r) as articles,
    array(
      select r from (
        select s.issue_id, h.surviving_id as holder_id, s.claim_id, s.stance, s.strength, s.summary, s.stated_on, s.stated_latest, s.review, a.origin_id,
          array(select r from (select k.kind, k.text from condition k where k.position_id = s.claim_id order by k.ordinal) r) as conditions
          from stated s join actor h on h.id = s.holder_id join article_version v on v.id = s.article_version_id join article a on a.id = v.article_id
      ) r
    ) as stands,
    array(
      select r from (
        select l.id, l.origin_id, l.review, l.confidence, t.mode, t.quote, t.said_latest,
          array(select r from (select coalesce(s.name, u.description) as name, s.kind from statement_speaker p left join actor o on o.id = p.actor_id left join actor s on s.id = o.surviving_id left join unnamed_source u on u.id = p.unnamed_source_id where p.statement_id = l.id order by p.ordinal) r) as speakers
          from listed l join statement t on t.claim_id = l.id where l.kind = 'STATEMENT' and t.mode = 'DIRECT'
      ) r
    ) as statements,
    array(
      select r from (
        select l.id, l.origin_id, l.review, l.confidence, f.measure, f.unit, f.value, f.low, f.high, f.qualifier, f.attribution, f.period, l.source,
          array(select r from (select coalesce(s.name, u.description) as name, s.kind from figure_attribution p left join actor o on o.id = p.actor_id left join actor s on s.id = o.surviving_id left join unnamed_source u on u.id = p.unnamed_source_id where p.figure_id = l.id order by p.ordinal) r) as counters
          from listed l join figure f on f.claim_id = l.id where l.kind = 'FIGURE'
      ) r
    ) as figures,
    array(select r from (select l.id, l.origin_id, l.review, e.kind, e.summary, e.occurred_on, e.occurred_earliest, e.occurred_latest, e.status, l.source from listed l join event e on e.claim_id = l.id where l.kind = 'EVENT') r) as events,
    array(
      select r from (
        select s.id, s.name, q.role, q.presence, q.claim_id from current_participation p join participation q on q.claim_id = p.participation_id
          join actor o on o.id = q.actor_id join actor s on s.id = o.surviving_id where p.negotiation_id = $1 order by p.ordinal, s.name
      ) r
    ) as participants,
    array(
      select r from (
        select a.id, a.name, a.kind, array(select n.text from actor_name n where n.actor_id = a.id) as names from actor a where a.id in (select holder_id from cell)
        union all
        select i.id, i.name, 'ISSUE', null from issue i where i.negotiation_id = $1
      ) r
    ) as names,
    array(
      select r from (
        select s.claim_id, v.id, v.title, a.url, o.name, o.reliability, v.published_at,
          (select string_agg(g.exact, ' … ' order by g.ordinal) from evidence_segment g where g.claim_id = s.claim_id) as quote,
          (select string_agg(substr(v.text, g.start_offset + 1, g.end_offset - g.start_offset), ' … ' order by g.ordinal) from evidence_segment g where g.claim_id = s.claim_id) as stored
          from (select claim_id, article_version_id from stated order by stated_latest desc, claim_id desc limit 150) s
          join article_version v on v.id = s.article_version_id join article a on a.id = v.article_id join source o on o.id = a.source_id
      ) r
    ) as cited
) d
