-- NegotiationBriefing: $1 negotiation, $2 positions an issue.
select row_to_json(d)::text from (
  select (
    select r from (
      select 'negotiation_' || t.id as id, t.name, t.status, t.venue, t.started_on as "startedOn",
        array(
          select r from (
            select q.role, q.presence,
              (select r from (select 'actor_' || a.id as id, a.name, a.kind from actor k join actor a on a.id = k.surviving_id where k.id = q.actor_id) r) as actor,
              array(select r from (select 'actor_' || a.id as id, a.name from participation_via v join actor k on k.id = v.actor_id join actor a on a.id = k.surviving_id where v.participation_id = q.claim_id order by a.name collate "C", a.id) r) as via,
              array(select r from (select 'actor_' || a.id as id, a.name from participation_representative v join actor k on k.id = v.actor_id join actor a on a.id = k.surviving_id where v.participation_id = q.claim_id order by a.name collate "C", a.id) r) as representatives
              from current_participation c join participation q on q.claim_id = c.participation_id join claim l on l.id = q.claim_id
             where c.negotiation_id = t.id and l.superseded_at is null and l.review <> 'REJECTED'
             order by c.ordinal, c.participation_id
          ) r
        ) as participants,
        array(
          select r from (
            select 'issue_' || i.id as id, i.slug, i.name,
              (
                select r from (
                  select coalesce(g.nodes, array(select r from (select 1 where false) r)) as nodes,
                         (select r from (select g.total > $2::int as "hasNextPage", g.cursor as "endCursor") r) as "pageInfo"
                    from (select array_agg(x.node) filter (where x.n <= $2::int) as nodes, count(*) as total, max(x.cursor) as cursor from (
                      select p.n,
                        case when p.n = least(p.total, $2::int) then translate(encode(convert_to('STATED_ON DESC' || chr(31) || p.stated_latest || chr(31) || p.claim_id, 'UTF8'), 'base64'), E'+/=\n', '-_') end as cursor,
                        (select r from (
                          select 'position_' || p.claim_id as id, p.stance, p.strength, p.summary, p.stated_on as "statedOn", p.review,
                            (select r from (select 'actor_' || a.id as id, a.name from actor k join actor a on a.id = k.surviving_id where k.id = p.holder_id) r) as holder,
                            array(select r from (select 'actor_' || a.id as id, a.name from position_target v join actor k on k.id = v.actor_id join actor a on a.id = k.surviving_id where v.position_id = p.claim_id order by a.name collate "C", a.id) r) as targets,
                            array(
                              select case when v.actor_id is not null
                                then (select row_to_json(r) from (select 'Actor' as __typename, 'actor_' || a.id as id, a.name from actor k join actor a on a.id = k.surviving_id where k.id = v.actor_id) r)
                                else (select row_to_json(r) from (select 'UnnamedSource' as __typename, 'unnamed_' || u.id as id, u.description from unnamed_source u where u.id = v.unnamed_source_id) r) end
                                from position_voice v where v.position_id = p.claim_id order by v.ordinal
                            ) as "voicedBy",
                            array(select r from (select k.kind, k.text from condition k where k.position_id = p.claim_id order by k.ordinal) r) as conditions,
                            (select r from (
                              select string_agg(s.exact, ' … ' order by s.ordinal) as quote,
                                array_agg((select r from (select s.start_offset as start, s.end_offset as "end", s.exact) r) order by s.ordinal) as segments,
                                (select r from (
                                  select 'article_' || l.id as id, l.title, l.url, to_char(l.published_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "publishedAt",
                                    (select r from (select 'source_' || o.id as id, o.name from source o where o.id = l.source_id) r) as source
                                    from article_version v join article l on l.id = v.article_id where v.id = p.article_version_id
                                ) r) as article
                                from evidence_segment s where s.claim_id = p.claim_id
                            ) r) as evidence
                        ) r) as node
                        from (
                          select q.*, row_number() over () as n, count(*) over () as total
                            from (
                              select p.*, c.review, c.article_version_id
                                from position p join claim c on c.id = p.claim_id
                               where p.issue_id = i.id and c.superseded_at is null and c.review <> 'REJECTED'
                               order by p.stated_latest desc, p.claim_id desc limit $2::int + 1
                            ) q
                        ) p
                    ) x) g
                ) r
              ) as positions
              from issue i where i.negotiation_id = t.id order by i.name collate "C", i.id
          ) r
        ) as issues
        from negotiation t where t.id = $1
    ) r
  ) as negotiation
) d
