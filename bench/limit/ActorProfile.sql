-- ActorProfile: $1 actor, $2 positions on the page.
select row_to_json(d)::text from (
  select (
    select r from (
      select 'actor_' || a.id as id, a.name, a.kind,
        array(
          select r from (
            select n.text, n.kind from actor o join actor_name n on n.actor_id = o.id where o.surviving_id = a.id
             order by array_position(array['OFFICIAL','ALIAS','ACRONYM','DEMONYM','FORMER','CONTESTED'], n.kind), n.text collate "C", n.id
          ) r
        ) as names,
        array(
          select r from (
            select (select r from (select 'actor_' || g.id as id, g.name from actor k join actor g on g.id = k.surviving_id where k.id = m.organisation_id) r) as organisation,
                   m.role
              from actor o join membership m on m.person_id = o.id where o.surviving_id = a.id order by m.role collate "C", m.id
          ) r
        ) as memberships,
        (
          select r from (
            select coalesce(array_agg(x.node), array(select r from (select 1 where false) r)) as nodes,
                   coalesce(array_agg(x.edge), array(select r from (select 1 where false) r)) as edges
              from (
                select (select r from (select 'negotiation_' || t.id as id, t.name) r) as node, (select r from (select v.role) r) as edge
                  from actor o join current_participation v on v.actor_id = o.id join negotiation t on t.id = v.negotiation_id
                 where o.surviving_id = a.id order by t.last_activity_at desc, v.participation_id desc limit 10
              ) x
          ) r
        ) as negotiations,
        (
          select r from (
            select coalesce(g.nodes, array(select r from (select 1 where false) r)) as nodes,
                   (select r from (select g.total > $2::int as "hasNextPage", g.cursor as "endCursor") r) as "pageInfo"
              from (select array_agg(x.node order by x.n) filter (where x.n <= $2::int) as nodes, count(*) as total, max(x.cursor) as cursor from (
                select p.n, p.total,
                       case when p.n = least(p.total, $2::int) then translate(encode(convert_to('STATED_ON DESC' || chr(31) || p.stated_latest || chr(31) || p.claim_id, 'UTF8'), 'base64'), E'+/=\n', '-_') end as cursor,
                       (select r from (
                          select 'position_' || p.claim_id as id, p.summary, p.stance, p.stated_on as "statedOn",
                                 (select r from (select 'issue_' || i.id as id, i.name) r) as issue,
                                 (select r from (select 'negotiation_' || t.id as id, t.name) r) as negotiation
                        ) r) as node
                  from (
                    select q.*, row_number() over () as n, count(*) over () as total
                      from (
                        select p.claim_id, p.summary, p.stance, p.stated_on, p.stated_latest, p.issue_id, p.negotiation_id
                          from actor o
                          cross join lateral (
                            select p.* from position p join claim c on c.id = p.claim_id
                             where p.holder_id = o.id and c.superseded_at is null and c.review <> 'REJECTED'
                             order by p.stated_latest desc, p.claim_id desc limit $2::int + 1
                          ) p
                         where o.surviving_id = a.id
                         order by p.stated_latest desc, p.claim_id desc limit $2::int + 1
                      ) q
                  ) p
                  join issue i on i.id = p.issue_id
                  join negotiation t on t.id = p.negotiation_id
              ) x) g
          ) r
        ) as positions
        from actor k join actor a on a.id = k.surviving_id
       where k.id = $1
    ) r
  ) as actor
) d
