-- One page of the articles of a negotiation: an index gives them in order.
select l.published_at, l.article_id from negotiation_article l where l.negotiation_id = $1 order by l.published_at desc, l.article_id desc limit $2::int + 1
