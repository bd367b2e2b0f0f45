import Testing
import TimeExpressions

@Suite struct DatelineTests {
    @Test(arguments: [
        ("عنوان يقول شيئا عن المدينة\n\n20 فبراير 2020\nبدأ الوزير زيارته إلى الجزائر.", "2020-02-20"),
        ("القاهرة - 12 مايو 2018 - أعلنت الحكومة خطتها.", "2018-05-12"),
        ("الأحد 3 آذار/مارس 2024\nأعلنت الحكومة خطتها.", "2024-03-03"),
        ("آخر تحديث: 5 يناير 2019\nأعلنت الحكومة خطتها.", "2019-01-05"),
        ("بيروت (5 كانون الثاني 2019) - أعلنت الحكومة خطتها.", "2019-01-05"),
        ("عنوان\n21 ابريل 2019\nصورة (وكالة)\nأعلنت الحكومة خطتها.", "2019-04-21"),
        ("نشر في 14/3/2017\nأعلنت الحكومة خطتها.", "2017-03-14"),
    ])
    func isFound(_ text: String, _ date: String) {
        let sample = Sample.core
        #expect(sample.tagger.dateline(sample.analyzed(text))?.date.description == date)
    }

    @Test(arguments: [
        "أعلنت الحكومة في 12 مايو 2018 خطتها لخفض الإنفاق العام في البلاد.",
        "أعلنت الحكومة خطتها.\nوكان الوزير قد زار المدينة في 3 مارس 2017.",
        "20 فبراير\nأعلنت الحكومة خطتها.",
        "",
    ])
    func isNotInvented(_ text: String) {
        let sample = Sample.core
        #expect(sample.tagger.dateline(sample.analyzed(text)) == nil)
    }
}
