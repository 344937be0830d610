-- grain: one row a commune (129) for one period: complete forms (K2), days since the last one (K4), its day
select c.commune_code, c.name, c.full_name, c.peer_group_name, k2.value as complete, k2.numerator as cells,
       k2.denominator as cells_asked, k4.value as days, last.received as last_received
from snapshot.communes c
left join snapshot.commune_status k2
  on k2.commune_code = c.commune_code and k2.period = $period and k2.indicator = 'K2' and k2.part = 1
left join snapshot.commune_status k4
  on k4.commune_code = c.commune_code and k4.period = $period and k4.indicator = 'K4' and k4.part = 1
left join (
    select s.commune_code, max(s.received_date) as received
    from snapshot.submissions s
    join snapshot.periods p on p.period = $period and s.received_date <= p.cut_off
    where s.status in ('accepted', 'partly')
    group by s.commune_code
) last on last.commune_code = c.commune_code
order by c.sort
