import Reader
import Readings
import Testing

@Suite("Attributions: who goes on speaking")
struct ContinuedSpeakerTests {
    /// The names of the sources, in text order of their cues; nil for who has none.
    private func speakers(_ text: String) -> [String?] {
        let reading = AttributionSample.reader.read(SourceDocument(id: "continued", text: text))
        return reading.attributions.map { record in reading.entities.first { $0.id == record.source?.entity }?.name }
    }

    @Test("the writer of an article is taken up by his trade")
    func writer() {
        #expect(
            speakers("نشرت صحيفة النهار مقالاً للكاتب سامر نجم يقول فيه إن الحرب طويلة. ويرى الكاتب أن الحل بعيد. وأشار إلى أن الهدنة هشة.") == [
                "سامر نجم", "سامر نجم", "سامر نجم",
            ])
        #expect(speakers("وبحسب الباحث سامر نجم، فإن الحرب طويلة. ولفت الباحث إلى أن الهدنة هشة.") == ["سامر نجم", "سامر نجم"])
    }

    @Test("whom a charge names does not answer it")
    func answer() {
        #expect(
            speakers("قال كريم العمري إن الجيش لم يتحرك. ورداً على اتهامات سمير حداد بقصف المدينة، أكد أن الأدلة مزورة.") == [
                "كريم العمري", "سمير حداد", "كريم العمري",
            ])
        #expect(
            AttributionSample.lines("قال كريم العمري إن الجيش لم يتحرك. ورداً على اتهامات روسيا بقصف المدينة، أكد أن الأدلة مزورة.").suffix(2) == [
                "اتهامات | روسيا | قصف المدينة | accuses | indirect", "أكد | – | الأدلة مزورة | asserts | indirect",
            ])
    }

    @Test("a speaker whom the words leave open is less sure than one who goes on")
    func confidence() throws {
        let plain = AttributionSample.attributions("قال كريم العمري إن الجيش لم يتحرك. وأضاف أن الهدنة هشة.")
        let going = try #require(plain.last?.confidence?.source)
        #expect(going > 0.8)
        let open = AttributionSample.attributions(
            "قال كريم العمري إن الجيش لم يتحرك. واستقبل سمير حداد وفداً من المدينة بعد زيارة رامي ناصر للحدود. وأشار إلى أن الهدنة هشة.")
        let doubtful = try #require(open.last?.confidence?.source)
        #expect(doubtful < going)
        for value in (plain + open).compactMap(\.confidence?.source) { #expect((0...1).contains(value)) }
    }

    @Test("a minister of one state is not taken up as another's")
    func otherState() {
        let found = speakers("قال سامح شكري إن اللقاء كان صريحا. من جهته، أكد الوزير التركي أن بلاده ثابتة.")
        #expect(found.count == 2 && found[1] != found[0])
    }

    @Test("«الحزب الحاكم» is none of the parties named before")
    func rivals() throws {
        let found = AttributionSample.attributions("قالت حركة النهضة إن الانتخابات مزورة. ونفى الحزب الحاكم ذلك. وأكدت الحركة أنها ستحتج.")
        let sources = found.map(\.source?.entity)
        try #require(sources.count == 3)
        #expect(sources[1] == nil || sources[1] != sources[0])
        #expect(sources[2] == sources[0])
    }

    @Test("«والدته» is nobody who has spoken before her")
    func mother() throws {
        let found = AttributionSample.attributions("طالبت باريس بتحقيق شفاف. وأكدت والدته أنها رأته قبل أيام.")
        try #require(found.count == 2)
        #expect(found[1].source?.text == "والدته" && found[1].source?.entity == nil)
    }

    @Test("kin and office-holders without a name go on speaking, also to an outlet")
    func unnamed() {
        #expect(
            speakers("نددت الأمم المتحدة بالقصف. وقالت والدة الضحية إن ابنها خرج إلى العمل. وأضافت وهي تبكي أنها لم تره.").last == "والدة الضحية")
        #expect(
            speakers("أعلن وزير الزراعة النيجيري خفض الموازنة. وقال في مقابلة مع رويترز إن بلاده ستقترض.").last == "وزير الزراعة النيجيري")
    }

    @Test("«الأخير» is whoever was named last")
    func latter() {
        #expect(speakers("قالت الصحيفة إن الرئيس كريم العمري زار المدينة، وإن الأخير دعا إلى الحوار.").last == "كريم العمري")
    }

    @Test("nobody tells of himself by his office")
    func ownOffice() {
        #expect(speakers("كشف سامي الحداد أن الرئيس أبلغه بأنه سيستقيل.").dropFirst().contains("سامي الحداد") == false)
    }

    @Test("an article has its author in the subject of the verb that gave it its being")
    func author() {
        #expect(speakers("رد سامي الحداد، مدير المكتب الإعلامي، على كريم العمري في تغريدة قال فيها إن الحرب انتهت.") == ["سامي الحداد"])
    }

    @Test("whoever goes on without a name keeps the words that told who he is")
    func antecedent() throws {
        func words(_ text: String) -> [String?] { AttributionSample.attributions(text).map(\.source?.words) }
        #expect(words("قال شهود عيان إن الجنود أطلقوا النار. وأضافوا أن الشرطة وصلت متأخرة.") == ["شهود عيان", "شهود عيان"])
        #expect(
            words("قال مسؤول أمريكي إن القوات انسحبت. وأضاف أن المفاوضات بدأت.") == ["مسؤول أمريكي", "مسؤول أمريكي"])
        // Somebody else has spoken in between, or the verb does not agree.
        #expect(words("قال شهود عيان إن النار أطلقت. وقال كريم العمري إن الشرطة وصلت. وأضاف أن الجاني هرب.").last == .some(nil))
        #expect(words("قال شهود عيان إن النار أطلقت. وأضاف أن الجاني هرب.").last == .some(nil))
    }
}
