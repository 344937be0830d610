-- grain: one row a group (peer group or former province) for one period and indicator, part 1
select group_kind, group_code, group_name, value, numerator, denominator, communes, communes_reporting,
       lowest, q1, median, q3, highest
from snapshot.group_status
where period = $period and indicator = $indicator and part = 1
order by group_kind, group_name
