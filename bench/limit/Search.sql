-- Search: $1 words, $2 finds on the page, $3–$5 the oldest version, statement and position to look at, or null. The same
-- bounded candidates as Parley ranks, since they are part of the answer. Sent unnamed: planned for its words each time.
-- {{…}} are the expressions that the indexes are over and that snippets are cut from; the server puts them in.
select row_to_json(d)::text from (
  with question as (
    select websearch_to_tsquery('english', $1) as words, websearch_to_tsquery('simple', $1) as plain, lower($1) as name
  ), matches as (
    (select 'Actor' as type, a.surviving_id as key, 10 + similarity(lower(n.text), q.name) as score, null::text as body, false as plain
       from question q join actor_name n on n.key = q.name or n.text ilike replace(replace(q.name, '%', '\%'), '_', '\_') || '%'
       join actor a on a.id = n.actor_id
      where q.name <> '' limit 1000)
    union all
    (select 'Article', a.id, ts_rank_cd(v.search, websearch_to_tsquery('english', $1)), v.text, false
       from article_version v join article a on a.current_version_id = v.id
      where v.search @@ websearch_to_tsquery('english', $1) and v.language = 'en' and ($3::uuid is null or v.id >= $3)
      order by v.id desc limit 1000)
    union all
    (select 'Article', a.id, ts_rank_cd(v.search, websearch_to_tsquery('simple', $1)), v.text, true
       from article_version v join article a on a.current_version_id = v.id
      where v.search @@ websearch_to_tsquery('simple', $1) and v.language <> 'en' and ($3::uuid is null or v.id >= $3)
      order by v.id desc limit 1000)
    union all
    (select 'Statement', s.claim_id, ts_rank_cd(to_tsvector('english', {{quote}}), websearch_to_tsquery('english', $1)), s.quote, false
       from statement s join claim c on c.id = s.claim_id and c.superseded_at is null and c.review <> 'REJECTED'
      where to_tsvector('english', {{quote}}) @@ websearch_to_tsquery('english', $1) and ($4::uuid is null or s.claim_id >= $4)
      order by s.claim_id desc limit 1000)
    union all
    (select 'Position', p.claim_id, ts_rank_cd(to_tsvector('english', {{summary}}), websearch_to_tsquery('english', $1)), p.summary, false
       from position p join claim c on c.id = p.claim_id and c.superseded_at is null and c.review <> 'REJECTED'
      where to_tsvector('english', {{summary}}) @@ websearch_to_tsquery('english', $1) and ($5::uuid is null or p.claim_id >= $5)
      order by p.claim_id desc limit 1000)
  ), page as (
    select r.*, row_number() over () as n from (
      select type, key, round(max(score)::numeric, 6) as score, min(body) as body, bool_or(plain) as plain from matches group by type, key
       order by 3 desc, key desc limit $2::int + 1
    ) r
  )
  select (select r from (
    select
      array(
        select r from (
          select case when page.plain then ts_headline('simple', regexp_replace({{body}}, '([{{letters}}])', ' \1 ', 'g'), question.plain, 'StartSel=«, StopSel=», MaxFragments=1, MaxWords=30, MinWords=12')
                 when page.body is not null then ts_headline('english', {{body}}, question.words, 'StartSel=«, StopSel=», MaxFragments=1, MaxWords=30, MinWords=12') end as snippet,
            case page.type
              when 'Article' then (select row_to_json(r) from (select 'Article' as __typename, 'article_' || a.id as id, a.title, to_char(a.published_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "publishedAt" from article a where a.id = page.key) r)
              when 'Actor' then (select row_to_json(r) from (select 'Actor' as __typename, 'actor_' || a.id as id, a.name from actor a where a.id = page.key) r)
              when 'Statement' then (select row_to_json(r) from (select 'Statement' as __typename, 'statement_' || s.claim_id as id, s.quote from statement s where s.claim_id = page.key) r)
              else (select row_to_json(r) from (select 'Position' as __typename, 'position_' || p.claim_id as id, p.summary from position p where p.claim_id = page.key) r)
            end as node
            from page, question where page.n <= $2::int order by page.n
        ) r
      ) as edges,
      (select r from (select
        (select count(*) > $2::int from page) as "hasNextPage",
        (select translate(encode(convert_to('RANK' || chr(31) || page.score || chr(31) || page.key, 'UTF8'), 'base64'), E'+/=\n', '-_') from page where page.n <= $2::int order by page.n desc limit 1) as "endCursor"
      ) r) as "pageInfo"
  ) r) as search
) d
