-- Articles: $1 negotiation or actor, $2 articles on the page. The page is chosen by Articles.negotiation.sql or Articles.actor.sql.
select row_to_json(d)::text from (
  select (
    select r from (
      select coalesce(g.nodes, array(select r from (select 1 where false) r)) as nodes,
             (select r from (select g.total > $2::int as "hasNextPage", g.cursor as "endCursor") r) as "pageInfo"
        from (select array_agg(x.node) filter (where x.n <= $2::int) as nodes, count(*) as total, max(x.cursor) as cursor from (
          select p.n,
            case when p.n = least(p.total, $2::int) then translate(encode(convert_to('PUBLISHED_AT DESC' || chr(31) || p.published_at || chr(31) || p.article_id, 'UTF8'), 'base64'), E'+/=\n', '-_') end as cursor,
            (select r from (
              select 'article_' || l.id as id, l.title, l.url, to_char(l.published_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "publishedAt", l.language,
                (select r from (select 'source_' || s.id as id, s.name from source s where s.id = l.source_id) r) as source,
                (select r from (
                  select array(
                    select r from (
                      select 'actor_' || a.id as id, a.name, a.kind
                        from article_actor v join actor k on k.id = v.actor_id join actor a on a.id = k.surviving_id
                       where v.article_id = l.id order by v.mention_count desc, v.actor_id desc limit 10
                    ) r
                  ) as nodes
                ) r) as actors
                from article l where l.id = p.article_id
            ) r) as node
            from (select q.*, row_number() over () as n, count(*) over () as total from ({{page}}) q) p
        ) x) g
    ) r
  ) as articles
) d
