-- An article names a merged actor under the one that survives, once.
WITH folded AS (
  DELETE FROM article_actor v USING actor a WHERE a.id = v.actor_id AND a.surviving_id <> a.id
  RETURNING v.article_id, a.surviving_id, v.mention_count, v.published_at
)
INSERT INTO article_actor (article_id, actor_id, mention_count, published_at)
SELECT article_id, surviving_id, sum(mention_count)::integer, max(published_at) FROM folded GROUP BY 1, 2
ON CONFLICT (article_id, actor_id) DO UPDATE SET mention_count = article_actor.mention_count + excluded.mention_count;
