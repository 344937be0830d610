-- grain: one row an indicator and group (peer group or former province) for one period, part 1
select indicator, group_kind, group_code, group_name, value, numerator, denominator, communes, communes_reporting
from snapshot.group_status
where period = $period and part = 1 and indicator in ('C1', 'D3', 'D4', 'D7', 'D8')
order by indicator, group_kind, group_name
