-- The rows that a digest of one negotiation is composed of: $1 negotiation, $2 since, $3 until (exclusive). Its articles in
-- the window with their statements, figures and events, the stands of the window and the newest six before it in each cell,
-- as far as they were published by its end, who took part then, names, and for the newest 90 claims, which is how many a
-- digest cites, who voiced them and the words that stand in the text.
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
  select p.issue_id, p.holder_id, p.claim_id, p.stance, p.strength, p.summary, p.stated_latest, c.review, c.article_version_id, a.origin_id
    from position p join claim c on c.id = p.claim_id join article_version v on v.id = c.article_version_id join article a on a.id = v.article_id
   where p.negotiation_id = $1 and p.stated_latest >= ($2::timestamptz at time zone 'UTC')::date and p.stated_latest <= ($3::timestamptz at time zone 'UTC')::date
     and p.stance <> 'NO_COMMENT' and c.review <> 'REJECTED' and c.superseded_at is null and v.published_at < $3::timestamptz and a.marking = 'CLEAR'
  union all
  select s.issue_id, s.holder_id, s.claim_id, s.stance, s.strength, s.summary, s.stated_latest, s.review, s.article_version_id, s.origin_id
    from cell cross join lateral (
      select p.*, c.review, c.article_version_id, a.origin_id
        from position p join claim c on c.id = p.claim_id join article_version v on v.id = c.article_version_id join article a on a.id = v.article_id
       where p.negotiation_id = $1 and p.issue_id = cell.issue_id and p.holder_id = cell.holder_id
         and p.stated_latest < ($2::timestamptz at time zone 'UTC')::date and p.stance <> 'NO_COMMENT' and c.review <> 'REJECTED' and c.superseded_at is null
         and v.published_at < $3::timestamptz and a.marking = 'CLEAR'
       order by p.stated_latest desc, p.claim_id desc limit 6
    ) s
)
select row_to_json(d)::text from (
  select
    array(select r from (select id, origin_id, title, url, published_at, status, source, reliability from reported) r) as articles,
    array(
      select r from (
        select s.issue_id, h.surviving_id as holder_id, s.claim_id, s.stance, s.strength, s.summary, s.stated_latest, s.review, s.origin_id,
          array(select r from (select k.kind, k.text, (select o.surviving_id from actor o where o.id = k.actor_id) as actor_id from condition k where k.position_id = s.claim_id order by k.ordinal) r) as conditions
          from stated s join actor h on h.id = s.holder_id
      ) r
    ) as stands,
    array(
      select r from (
        select l.id, l.origin_id, l.review, l.confidence, t.quote, t.said_latest,
          (select coalesce(s.name, u.description) from statement_speaker p left join actor o on o.id = p.actor_id left join actor s on s.id = o.surviving_id left join unnamed_source u on u.id = p.unnamed_source_id where p.statement_id = l.id order by p.ordinal limit 1) as speaker
          from listed l join statement t on t.claim_id = l.id where l.kind = 'STATEMENT' and t.mode = 'DIRECT'
      ) r
    ) as statements,
    array(
      select r from (
        select l.id, l.origin_id, l.review, l.confidence, f.measure, f.unit, f.value, f.low, f.high, f.qualifier, f.attribution, f.period, l.source,
          (select coalesce(s.name, u.description) from figure_attribution p left join actor o on o.id = p.actor_id left join actor s on s.id = o.surviving_id left join unnamed_source u on u.id = p.unnamed_source_id where p.figure_id = l.id order by p.ordinal limit 1) as counter
          from listed l join figure f on f.claim_id = l.id where l.kind = 'FIGURE'
      ) r
    ) as figures,
    array(select r from (select l.id, l.origin_id, l.review, e.kind, e.summary, e.occurred_on, e.occurred_earliest, e.occurred_latest, e.status, l.source, (select count(*) from event_actor x where x.event_id = l.id) as actors from listed l join event e on e.claim_id = l.id where l.kind = 'EVENT') r) as events,
    array(
      select r from (
        select s.id, s.name, q.role, q.presence, q.claim_id,
          array(select y.name from participation_via x join actor o on o.id = x.actor_id join actor y on y.id = o.surviving_id where x.participation_id = q.claim_id order by y.name) as via
          from current_participation p join claim h on h.id = p.participation_id join article_version v on v.id = h.article_version_id
          join participation q on q.claim_id = case when v.published_at < $3::timestamptz then p.participation_id else (
            select e.claim_id from participation e join claim f on f.id = e.claim_id join article_version w on w.id = f.article_version_id
             where e.negotiation_id = $1 and e.actor_id = p.actor_id and e.role = p.role and f.superseded_at is null and f.review <> 'REJECTED' and w.published_at < $3::timestamptz
             order by e.claim_id desc limit 1) end
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
        select s.claim_id, v.id, a.id as article_id, v.title, a.url, o.name, o.reliability, v.published_at,
          array(select r from (select coalesce(t.name, u.description) as name, t.kind, (select m.role from membership m where m.person_id = t.id order by m.recorded_at desc, m.id limit 1) as post from position_voice p left join actor w on w.id = p.actor_id left join actor t on t.id = w.surviving_id left join unnamed_source u on u.id = p.unnamed_source_id where p.position_id = s.claim_id order by p.ordinal) r) as voices,
          array(select r from (select g.start_offset, g.end_offset, g.exact, substr(v.text, g.start_offset + 1, g.end_offset - g.start_offset) as stored from evidence_segment g where g.claim_id = s.claim_id order by g.ordinal) r) as segments
          from (select claim_id, article_version_id from stated order by stated_latest desc, claim_id desc limit 90) s
          join article_version v on v.id = s.article_version_id join article a on a.id = v.article_id join source o on o.id = a.source_id
      ) r
    ) as cited
) d
