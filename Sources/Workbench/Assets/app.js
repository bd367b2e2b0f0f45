// What a script makes handier. Without it no content is missing.
(function () {
  'use strict';
  var root = document.documentElement;
  root.classList.add('has-script');
  var rtl = document.dir === 'rtl' || root.dir === 'rtl';
  function all(selector, within) { return Array.prototype.slice.call((within || document).querySelectorAll(selector)); }

  // Preferences are kept in a cookie by now: the address need not carry them on.
  (function () {
    var address = new URL(location.href), changed = false;
    ['language', 'digits', 'theme', 'token'].forEach(function (name) {
      if (address.searchParams.has(name)) { address.searchParams.delete(name); changed = true; }
    });
    if (changed) history.replaceState(null, '', address.pathname + address.search + address.hash);
  })();

  // Taking away.
  all('[data-print]').forEach(function (button) { button.addEventListener('click', function () { print(); }); });
  addEventListener('beforeprint', function () { all('details').forEach(function (d) { d.open = true; }); });
  all('[data-copy]').forEach(function (button) {
    button.addEventListener('click', function () {
      var line = document.getElementById(button.getAttribute('data-copy'));
      if (!line) return;
      var range = document.createRange();
      range.selectNodeContents(line);
      var chosen = getSelection();
      chosen.removeAllRanges();
      chosen.addRange(range);
      if (navigator.clipboard) navigator.clipboard.writeText(line.textContent).catch(function () {});
    });
  });

  // The menu closes when something else is meant.
  all('.menu').forEach(function (menu) {
    document.addEventListener('click', function (event) { if (!menu.contains(event.target)) menu.open = false; });
    menu.addEventListener('keydown', function (event) {
      if (event.key === 'Escape') { menu.open = false; menu.querySelector('summary').focus(); }
    });
  });

  // A slider through the periods of the matrix, in the place of links.
  all('.through-time').forEach(function (box) {
    var links = all('.choices a', box), nav = box.querySelector('.choices');
    if (!nav || links.length < 3 || links[0].getAttribute('aria-current') !== 'true') return;
    var slider = document.createElement('p');
    slider.className = 'slider';
    var label = document.createElement('label'), input = document.createElement('input'), output = document.createElement('output');
    label.textContent = nav.getAttribute('aria-label');
    label.htmlFor = input.id = 'period-slider';
    output.htmlFor = input.id;
    input.type = 'range';
    input.min = 0;
    input.max = links.length - 1;
    input.value = 0;
    slider.append(label, input, output);
    nav.replaceWith(slider);
    function show() {
      var period = Number(input.value) - 1;
      output.textContent = links[Number(input.value)].textContent;
      input.setAttribute('aria-valuetext', output.textContent);
      all('td.cell', box).forEach(function (cell) {
        var told = period < 0;
        all('.slot', cell).forEach(function (slot) {
          var isShown = period < 0 || slot.getAttribute('data-period') === String(period);
          slot.classList.toggle('away', !isShown);
          if (isShown && slot.firstElementChild) told = true;
        });
        cell.classList.toggle('quiet', !told);
      });
    }
    input.addEventListener('input', show);
    show();
  });

  // The reader: a record under the pointer or in focus is shown in text and card at once.
  var running = document.querySelector('.running');
  if (running) {
    var reader = document.querySelector('.reader'), cards = document.querySelector('.cards'), current = null;
    var marks = all('a[id^="r-"],span[id^="r-"]', running);
    function light(record, scrolls) {
      if (record === current) return;
      all('.on', reader).forEach(function (mark) { mark.classList.remove('on'); });
      current = record;
      reader.classList.toggle('has-choice', !!record);
      if (!record) return;
      all('[data-record="' + CSS.escape(record) + '"]', reader).forEach(function (mark) { mark.classList.add('on'); });
      var card = document.getElementById('n-' + record);
      if (card && cards && scrolls !== false) cards.scrollTo({ top: card.offsetTop - cards.clientHeight / 3 });
    }
    function recordOf(target) {
      var mark = target.closest && target.closest('[data-record]');
      return mark ? mark.getAttribute('data-record') : null;
    }
    running.addEventListener('pointerover', function (event) { if (event.pointerType === 'mouse') { var r = recordOf(event.target); if (r) light(r); } });
    running.addEventListener('focusin', function (event) { light(recordOf(event.target)); });
    running.addEventListener('click', function (event) {
      var link = event.target.closest('a[href^="#n-"]');
      if (!link) return;
      event.preventDefault();
      light(link.getAttribute('data-record'));
      history.replaceState(null, '', '#' + link.id);
    });
    if (cards) {
      cards.addEventListener('focusin', function (event) { light(recordOf(event.target), false); });
      cards.addEventListener('pointerover', function (event) { if (event.pointerType === 'mouse') { var r = recordOf(event.target); if (r) light(r, false); } });
    }
    function go(step) {
      if (!marks.length) return;
      var place = marks.findIndex(function (mark) { return mark.getAttribute('data-record') === current; });
      var next = marks[place < 0 ? (step > 0 ? 0 : marks.length - 1) : (place + step + marks.length) % marks.length];
      if (!next.hasAttribute('href')) next.tabIndex = -1;
      next.focus({ preventScroll: true });
      next.scrollIntoView({ block: 'center' });
      light(next.getAttribute('data-record'));
    }
    addEventListener('keydown', function (event) {
      if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) return;
      if (event.key === 'j' || event.key === 'J' || event.code === 'KeyJ') go(1);
      else if (event.key === 'k' || event.key === 'K' || event.code === 'KeyK') go(-1);
      else if (event.key === 'Escape') light(null);
    });
    function arrive() {
      var id = decodeURIComponent(location.hash.slice(1));
      if (/^[rn]-/.test(id)) light(id.slice(2));
    }
    addEventListener('hashchange', arrive);
    if (location.hash) arrive();
  }

  // What is wider than the window is seen from its middle.
  all('.graph .scroll,.map .scroll').forEach(function (scroll) {
    scroll.scrollLeft = (scroll.scrollWidth - scroll.clientWidth) / (rtl ? -2 : 2);
  });

  // The chosen bar of the timeline is in sight.
  all('.bars').forEach(function (bars) {
    var chosen = bars.querySelector('[aria-current]');
    if (!chosen) return;
    var box = chosen.getBoundingClientRect(), frame = bars.getBoundingClientRect();
    bars.scrollLeft += box.left + box.width / 2 - frame.left - frame.width / 2;
  });

  // The graph: an actor's own ties stand out.
  all('.graph').forEach(function (graph) {
    function dim(node) {
      var id = node && node.getAttribute('data-node');
      graph.classList.toggle('has-choice', !!id);
      all('.tie', graph).forEach(function (tie) {
        tie.classList.toggle('near', !!id && (tie.getAttribute('data-from') === id || tie.getAttribute('data-to') === id));
      });
    }
    ['pointerover', 'focusin'].forEach(function (name) {
      graph.addEventListener(name, function (event) { dim(event.target.closest('[data-node]')); });
    });
    graph.addEventListener('pointerleave', function () { dim(null); });
  });
})();
