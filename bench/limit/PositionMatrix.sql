-- The rows that a matrix is computed from: $1 negotiation, $2 as of, $3 known at. The newest stands of every cell (the
-- cells are found by skipping through an index), who takes part in which role, the names of actors and issues.
with recursive cell as (
  (select issue_id, holder_id from position where negotiation_id = $1 order by issue_id, holder_id limit 1)
  union all
  select n.issue_id, n.holder_id from cell c cross join lateral (
    select p.issue_id, p.holder_id from position p
     where p.negotiation_id = $1 and (p.issue_id, p.holder_id) > (c.issue_id, c.holder_id) order by p.issue_id, p.holder_id limit 1
  ) n
)
select row_to_json(d)::text from (
  select
    array(
      select r from (
        select s.issue_id, h.surviving_id as holder_id, s.claim_id, s.stance, s.strength, s.summary, s.stated_on, s.stated_latest, s.review,
          array(select r from (select k.kind, k.text from condition k where k.position_id = s.claim_id order by k.ordinal) r) as conditions
          from cell
          cross join lateral (
            select p.*, c.review from position p join claim c on c.id = p.claim_id
             where p.negotiation_id = $1 and p.issue_id = cell.issue_id and p.holder_id = cell.holder_id
               and p.stated_latest <= ($2::timestamptz at time zone 'UTC')::date and p.stance <> 'NO_COMMENT' and c.review <> 'REJECTED'
               and c.recorded_at <= $3::timestamptz and (c.superseded_at is null or c.superseded_at > $3::timestamptz)
             order by p.stated_latest desc, p.claim_id desc limit 12
          ) s
          join actor h on h.id = s.holder_id
      ) r
    ) as stands,
    array(select r from (select a.surviving_id, min(c.ordinal) as place from current_participation c join actor a on a.id = c.actor_id where c.negotiation_id = $1 group by 1) r) as roles,
    array(select r from (select i.id, i.slug, i.name from issue i where i.negotiation_id = $1) r) as issues,
    array(select r from (select a.id, a.name from actor a where a.id in (select holder_id from cell)) r) as actors
) d
