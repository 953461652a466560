// Draws the chart from the table below it, which stays for whoever does not see it. SVG, so that it prints.
document.addEventListener('DOMContentLoaded', function () {
  var table = document.getElementById('course');
  var place = document.getElementById('chart');
  if (!table || !place || !window.echarts) {
    return;
  }
  var rows = Array.prototype.slice.call(table.querySelectorAll('tbody tr'));
  function number(name) {
    return rows.map(function (row) {
      var value = row.getAttribute(name);
      return value === null || value === '' ? null : Number(value);
    });
  }
  place.hidden = false;
  var chart = window.echarts.init(place, null, { renderer: 'svg' });
  chart.setOption({
    animation: false,
    color: ['#8c1c13', '#1b6b35'],
    grid: { left: 8, right: 32, top: 44, bottom: 8, containLabel: true },
    legend: { top: 4, textStyle: { fontSize: 14 } },
    tooltip: { trigger: 'axis', confine: true },
    xAxis: { type: 'category', boundaryGap: false, data: rows.map(function (row) { return row.getAttribute('data-month').split('-').reverse().join('/'); }),
      axisLabel: { hideOverlap: true } },
    yAxis: { type: 'value', minInterval: 1 },
    series: [
      { name: table.getAttribute('data-due'), type: 'line', step: 'end', symbolSize: 6, lineStyle: { width: 2, type: 'dashed' }, data: number('data-due') },
      { name: table.getAttribute('data-done'), type: 'line', symbolSize: 6, lineStyle: { width: 3 }, areaStyle: { opacity: 0.12 }, data: number('data-done') }
    ]
  });
  // Paper is narrower than the screen: the drawing shrinks as a whole.
  function scalable() {
    var svg = place.querySelector('svg');
    svg.setAttribute('viewBox', '0 0 ' + chart.getWidth() + ' ' + chart.getHeight());
  }
  scalable();
  window.addEventListener('resize', function () {
    if (!window.matchMedia('print').matches) {
      chart.resize();
      scalable();
    }
  });
});
