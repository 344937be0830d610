-- grain: one row a commune (129) for one year: the tenth of October (G2)
select c.commune_code,
       case when s.commune_code is not null
            then struct_pack(value := s.value, numerator := s.numerator, denominator := s.denominator, state := s.state,
                             stale := s.stale, units_reporting := s.units_reporting) end as day
from snapshot.communes c
left join snapshot.commune_status s
  on s.commune_code = c.commune_code and s.period = $period and s.indicator = 'G2' and s.part = 1
order by c.sort
