-- grain: one row, the teams of one commune in counts (no names)
select count(*) filter (where hamlet_code is not null) as hamlets,
       count(*) filter (where hamlet_code is not null and has_roster) as with_roster,
       count(*) filter (where hamlet_code is not null and has_roster and short_by = 0) as full_teams,
       cast(sum(members) filter (where hamlet_code is not null) as bigint) as hamlet_members,
       cast(sum(short_by) filter (where hamlet_code is not null) as bigint) as hamlet_short,
       cast(max(members) filter (where hamlet_code is null) as bigint) as commune_members,
       cast(max(short_by) filter (where hamlet_code is null) as bigint) as commune_short
from snapshot.teams
where commune_code = $commune
