-- ActorPoint: $1 actor. A merged actor is shown as the one that survives.
select row_to_json(d)::text from (
  select (
    select a from (
      select 'actor_' || a.id as id, a.name, a.kind
        from actor k join actor a on a.id = k.surviving_id
       where k.id = $1
    ) a
  ) as actor
) d
