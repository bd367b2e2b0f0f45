/// The shapes of the phases, drawn once a page and referred to as `#g-` and the phase's name.
package enum PhaseSymbols {
    package static let markup: StaticString = """
        <svg width="0" height="0" class="symbols" aria-hidden="true"><defs>\
        <symbol id="g-ongoing" viewBox="0 0 12 12"><circle cx="6" cy="6" r="4.6" fill="currentColor"/></symbol>\
        <symbol id="g-beginning" viewBox="0 0 12 12"><path d="M6 1 11.2 10.6H.8Z" fill="currentColor"/></symbol>\
        <symbol id="g-sought" viewBox="0 0 12 12"><circle cx="6" cy="6" r="4.1" fill="none" stroke="currentColor" stroke-width="1.7"/></symbol>\
        <symbol id="g-weakening" viewBox="0 0 12 12"><path d="M1.6 2.4H10.4L6 10.2Z" fill="none" stroke="currentColor" stroke-width="1.7" stroke-linejoin="round"/></symbol>\
        <symbol id="g-ended" viewBox="0 0 12 12"><path d="M1.5 4.2H10.5V7.8H1.5Z" fill="currentColor"/></symbol>\
        <symbol id="g-denied" viewBox="0 0 12 12"><path d="M2 2 10 10M10 2 2 10" fill="none" stroke="currentColor" stroke-width="2.2" stroke-linecap="round"/></symbol>\
        </defs></svg>
        """
}
