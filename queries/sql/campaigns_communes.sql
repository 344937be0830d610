-- grain: one row a commune (129) for one period: campaigns, 10/10, broadcasts, models, rewards, money, criterion
with figures as (
    select commune_code, list(indicator || '.' || part) as named, list(struct_pack(value, numerator, denominator, state, stale, units_reporting)) as of
    from snapshot.commune_status
    where period = $period and indicator in ('G1', 'G2', 'G3', 'G4', 'G5', 'G6', 'H1', 'H2', 'H3')
    group by commune_code
)
select c.commune_code, c.name, c.full_name, c.peer_group, c.peer_group_name, c.former_province,
       of[list_position(named, 'G3.1')] as campaigns, of[list_position(named, 'G3.2')] as hamlets,
       of[list_position(named, 'G3.3')] as people, of[list_position(named, 'G1.1')] as news,
       of[list_position(named, 'G2.1')] as day, of[list_position(named, 'G4.1')] as models,
       of[list_position(named, 'G4.2')] as copied, of[list_position(named, 'G5.1')] as awards,
       of[list_position(named, 'G6.2')] as movements, of[list_position(named, 'G6.3')] as organised,
       of[list_position(named, 'H1.1')] as allotted, of[list_position(named, 'H2.1')] as monthly,
       of[list_position(named, 'H2.2')] as spent, of[list_position(named, 'H3.1')] as criterion
from snapshot.communes c
left join figures using (commune_code)
order by c.sort
