-- One page of the articles that name an actor, or one that was merged into it.
select x.published_at, x.article_id
  from (
    select distinct y.published_at, y.article_id
      from actor o cross join lateral (
        select l.published_at, l.article_id from article_actor l where l.actor_id = o.id order by l.published_at desc, l.article_id desc limit $2::int + 1
      ) y
     where o.surviving_id = $1
  ) x
 order by x.published_at desc, x.article_id desc limit $2::int + 1
