-- grain: one row a campaign that meets the period: its name, days, communes; of one commune where $place names it
with met as (
    select k.*
    from snapshot.campaigns k
    join snapshot.periods p on p.period = $period and k.first_day <= p.cut_off and k.last_day >= p.first_day
    where $place = '' or k.commune_code = $place
),
named as (select campaign, name, row_number() over (partition by campaign order by count(*) desc, name) as place
          from met group by campaign, name)
select m.campaign, any_value(m.code) as code, any_value(n.name) as name, min(m.first_day) as first_day,
       max(m.last_day) as last_day, count(*) as communes, sum(m.hamlets)::bigint as hamlets,
       count(*) filter (where m.hamlets is null) as hamlets_unknown,
       case when count(*) = 1 then any_value(c.full_name) end as full_name,
       case when count(*) = 1 then any_value(c.commune_code) end as commune_code
from met m
join named n on n.campaign = m.campaign and n.place = 1
join snapshot.communes c on c.commune_code = m.commune_code
group by m.campaign
order by communes desc, first_day desc, name
