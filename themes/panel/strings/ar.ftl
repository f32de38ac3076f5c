# The words of the theme in Arabic. Machine-made: a speaker has not yet checked them.
# Months have double names as in A/C.6/74/L.15. The name of April was not seen in a text of the United Nations.
# Items of paragraphs go by the abjad order, as item 99 (p) does in A/C.1/72/L.56/Rev.1; the other letters are inferred.
skip-to-content = الانتقال إلى المحتوى
home = الصفحة الرئيسية
menu = المحتويات
nav-site = محتويات الموقع
nav-languages = اللغات
nav-breadcrumbs = أنت هنا
a-z = الترتيب الأبجدي
nav-letters = الحروف
doors = من أين تبدأ
about = ما هذا الكتاب
contents = محتويات هذا الكتاب
choose-language = لغات هذا الكتاب
drafts-shown = تتضمن هذه المعاينة مسودات. والمسودات لا تُنشر.
entries-count = { $count ->
    [zero] لا مداخل
    [one] مدخل واحد
    [two] مدخلان
    [few] { $count } مداخل
    [many] { $count } مدخلا
   *[other] { $count } مدخل
}
status = الحالة
status-draft = مسودة
status-under-review = قيد الاستعراض
status-agreed = متفق عليه في فريق الخبراء
status-superseded = حل محله نص آخر
status-withdrawn = مسحوب
standing = مرتبة النص
last-changed = آخر تعديل
draft-notice = هذه مسودة لم تُنشر بعد.
withdrawn-notice = سحب فريق الخبراء هذا المدخل. وقد أُبقي عليه لكي تظل الروابط المؤدية إليه صالحة.
unconfirmed = يلزم تأكيده
yes = نعم
no = لا
relations = الصلات بمداخل أخرى
relation-superseded-by = حل محله
relation-supersedes = يحل محل
relation-revises = ينقّح
relation-revised-by = نُقّح في
relation-corrects = يصوّب
relation-corrected-by = صُوّب في
relation-amends = يعدّل
relation-amended-by = عُدّل في
relation-adds-to = يضيف إلى
relation-added-to-by = له إضافة
relation-summarizes = يلخّص
relation-summarized-by = لُخّص في
relation-see-also = انظر أيضا
relation-see-also-inverse = مداخل أخرى ذات صلة
relation-mentions = ورد ذكره في
backlinks = ما يحيل إلى هذا المدخل
sources = المصادر
notes = الحواشي
note-number = الحاشية { $number }
outline = في هذه الصفحة
paragraphs = الانتقال إلى الفقرة
back-to-text = العودة إلى النص
cited-by = { $count ->
    [zero] لم يستشهد به أي مدخل
    [one] استشهد به مدخل واحد
    [two] استشهد به مدخلان
    [few] استشهد به { $count } مداخل
    [many] استشهد به { $count } مدخلا
   *[other] استشهد به { $count } مدخل
}
cited-in-text = المتن
cite = الاستشهاد بهذه الصفحة
cite-files = لبرامج إدارة المراجع:
cite-places = حسب الفقرة
copy = نسخ
copied = نُسخ
copy-by-hand = النص محدَّد: انسخه بلوحة المفاتيح
provisions = مواضع الاستشهاد بكل فقرة
provisions-place = الفقرة
provisions-none = لم يُستشهد بها في هذا الكتاب:
table = الجدول { $number }
link-to-paragraph = رابط الفقرة { $number }
link-to-heading = رابط الفرع ”{ $words }“
paraphrase-notice = صياغة فريق الخبراء، وليست النص الرسمي.
official-text = النص الرسمي للوثيقة { $symbol }
symbol-draft = (مشروع: ليس النص النهائي)
symbol-draft-of = (مشروع الوثيقة { $symbol })
symbol-same-as = (الوثيقة نفسها { $symbol })
pinpoint-paragraph = الفقرة { $number }
pinpoint-item = {" "}({ $letter ->
    [a] أ
    [b] ب
    [c] ج
    [d] د
    [e] ه
    [f] و
    [g] ز
    [h] ح
    [i] ط
    [j] ي
    [k] ك
    [l] ل
    [m] م
    [n] ن
    [o] س
    [p] ع
   *[other] { $letter }
})
pinpoint-subitem = {" "}({ $letter })
pinpoint-section = الفرع { $number ->
    [I] الأول
    [II] الثاني
    [III] الثالث
    [IV] الرابع
    [V] الخامس
    [VI] السادس
    [VII] السابع
    [VIII] الثامن
    [IX] التاسع
    [X] العاشر
   *[other] { $number }
}
pinpoint-annex = المرفق
pinpoint-annex-number = المرفق { $number ->
    [I] الأول
    [II] الثاني
    [III] الثالث
    [IV] الرابع
    [V] الخامس
    [VI] السادس
    [VII] السابع
    [VIII] الثامن
    [IX] التاسع
    [X] العاشر
   *[other] { $number }
}
pinpoint-article = المادة { $number }
pinpoint-join = ،{" "}
nothing-in-this-language = لم يُنشر شيء بهذه اللغة بعد.
not-found = لم يتم العثور على الصفحة
not-found-text = لا توجد صفحة في هذا العنوان. فقد يكون في العنوان خطأ أو تكون الصفحة قد نُقلت.
not-found-help = قد تفيدك الصفحات التالية:
moved = نُقلت هذه الصفحة
moved-to = وهي الآن في
date-year = { $year }
date-month = { $month } { $year }
date-day = { $day } { $month } { $year }
month-1 = كانون الثاني/يناير
month-2 = شباط/فبراير
month-3 = آذار/مارس
month-4 = نيسان/أبريل
month-5 = أيار/مايو
month-6 = حزيران/يونيه
month-7 = تموز/يوليه
month-8 = آب/أغسطس
month-9 = أيلول/سبتمبر
month-10 = تشرين الأول/أكتوبر
month-11 = تشرين الثاني/نوفمبر
month-12 = كانون الأول/ديسمبر

## Search
search = بحث
search-label = البحث في هذا الكتاب
search-no-script = تظهر النتائج هنا عندما يُسمح بتشغيل البرامج النصية. وبدونها تؤدي القوائم أدناه إلى كل المحتوى.
search-topics = كل محتوى هذا الكتاب
search-searching = جار البحث…
search-results = النتائج
search-none = لا توجد نتائج
search-failed = تعذر تحميل البحث. قد يكون الاتصال مقطوعا، أو قد يكون الموقع تغير للتو.
search-again = إعادة المحاولة
search-meant = هل تقصد
search-all = كل النتائج
search-close = إغلاق
search-slash = فتح البحث بالمفتاح /
search-match = المطابقة
search-previous = المطابقة السابقة
search-next = المطابقة التالية
search-clear = إزالة العلامات
search-filters = تضييق النتائج
search-kind = النوع
search-instrument = الصك
search-year = السنة
search-reset = إزالة كل عوامل التصفية
search-more = المزيد من النتائج
search-elsewhere = بلغات أخرى فقط

## Pages
find-your-way = سبل التصفح
narrow-by = تضييق هذه القائمة
shown-of = المعروض
coming-next = المقبل
as-of = وفقا لحالة الكتاب في { $date }، وهو يوم آخر تغيير مسجل.
latest-changes = آخر التغييرات
matrix-count = { $filled } من أصل { $all } خانة مملوءة.
matrix-file = البيانات نفسها في جدول (CSV)
matrix-caption = كل صف فقرة وكل عمود مدخل. وتبين الخانة ما يربط بينهما.
provision = الحكم
gap-known = ثغرة معروفة
gap-open = لا شيء مسجل
gaps-open = الفراغات
gaps-open-text = لا شيء يربط بينها، ولا يبين أي مدخل السبب. وقد تستحق النظر.
gaps-open-none = لا يوجد أي منها: كل خانة فارغة مفسرة أدناه.
gaps-known = الثغرات المعروفة
gaps-known-text = متروكة فارغة عن قصد، بعبارات المداخل نفسها.
timeline-topics = ما آلت إليه
timeline-first = نوقش لأول مرة في
timeline-outcome = النتيجة:
timeline-years = السنوات
map = خريطة العلاقات
map-of = خريطة: { $title }
map-text = في جانب ما يؤدي إلى هذا المدخل، وفي الجانب الآخر ما يؤدي إليه. والقائمة أدناه تضم الشيء نفسه.
map-more = و{ $count } أخرى مدرجة أدناه
map-see = عرض هذه العلاقات في خريطة
provisions-of = الأحكام: { $title }
provisions-see = ما يتصل بكل فقرة
print-of = للطباعة: { $title }
print-text = جميع المداخل في صفحة واحدة، بأرقامها وعناوينها، للطباعة أو للقراءة المتصلة.
print-see = الكل في صفحة واحدة للطباعة
compare-pick = عرض ثلاثة على الأكثر
compare-place = العمود { $number }
open-questions = المسائل المفتوحة
open-unconfirmed = في انتظار التأكيد
open-drafts = مسودات لم تنشر بعد
open-nothing = لا شيء مفتوح.
evidence-count = { $count ->
    [zero] لا تأكيدات
    [one] تأكيد واحد
    [two] تأكيدان
    [few] { $count } تأكيدات
    [many] { $count } تأكيدا
   *[other] { $count } تأكيد
}
evidence-no-source = بلا مصدر
evidence-one-source = مصدر واحد
evidence-superseded = مصدر حل غيره محله
evidence-none = لا يوجد.
timeline-ahead = مقبل

## Reading
backlinks-beside = إلى جانب الفقرات التي تحيل إليها: { $count }
previous = السابق
next = التالي
nav-neighbors = ما قبل هذه الصفحة وما بعدها
related = مداخل ذات صلة
changes = ما الذي تغير
change-major = تغيير في الجوهر
change-minor = تغيير في الصياغة
remark = إرسال ملاحظة على هذه الصفحة
remark-subject = ملاحظة: { $title }
remark-edition = النسخة: { $name }
edit = تحرير هذه الصفحة
go = انتقال
go-none = ليس في هذا النص فقرة بهذا الرقم
tools = نسخ الفقرة أو إضافتها
copy-link = نسخ الرابط
copy-citation = نسخ الاستشهاد
collect = إضافة إلى قائمتكم
list = قائمتكم
list-text = القائمة محفوظة في عنوان هذه الصفحة وحده. احفظوا العنوان أو أرسلوه للاحتفاظ بالقائمة.
list-empty = القائمة فارغة حتى الآن. لكل مدخل ولكل فقرة من الوثائق زر يضيفها إلى هنا.
list-needs-script = تحتاج القائمة إلى متصفح يشغل البرامج النصية.
list-missing = تعذر العثور على:
list-remove = حذف من القائمة
list-up = نقل إلى أعلى
list-print = طباعة
list-copy = نسخ الكل مع الاستشهادات
bundle = النصوص في صفحة واحدة
submit = إرسال ممارسة جيدة أو ملاحظة
submit-text = املأوا هذا النموذج هنا أو على الورق. يطلع الفريق على ما يرسل، ولا ينشر شيء دون موافقة المرسل.
submit-practice = الممارسة الجيدة
submit-body = الدولة أو المنظمة
submit-what = ما الذي يجري، ومنذ متى
submit-commitment = الالتزام الذي تساعد على تنفيذه، مع رقم الفقرة
submit-evidence = الأدلة: وثائق وأرقام وعناوين
submit-remark = الملاحظة، مع الصفحة والفقرة
submit-contact = الشخص الذي يمكن سؤاله
submit-mail = نقلها إلى رسالة إلكترونية
submit-mail-empty = كتابة رسالة إلكترونية بهذه الأسئلة

## Preview: its bar, which no published site has
preview = معاينة
preview-found = ما يحتاج إلى تصحيح في الكتاب
preview-errors = { $count ->
    [zero] لا أخطاء
    [one] خطأ واحد
    [two] خطآن
    [few] { $count } أخطاء
    [many] { $count } خطأ
   *[other] { $count } خطأ
}
preview-remarks = { $count ->
    [zero] لا ملاحظات هنا
    [one] ملاحظة واحدة هنا
    [two] ملاحظتان هنا
    [few] { $count } ملاحظات هنا
    [many] { $count } ملاحظة هنا
   *[other] { $count } ملاحظة هنا
}
preview-fine = سليم
preview-warnings = { $count ->
    [zero] سليم هنا، ولا تنبيهات في الكتاب
    [one] سليم هنا، وفي الكتاب تنبيه واحد
    [two] سليم هنا، وفي الكتاب تنبيهان
    [few] سليم هنا، وفي الكتاب { $count } تنبيهات
    [many] سليم هنا، وفي الكتاب { $count } تنبيها
   *[other] سليم هنا، وفي الكتاب { $count } تنبيه
}
preview-none = هذه الصفحة غير موجودة
preview-gone = المجلد غير موجود
preview-gone-title = لا يمكن قراءة مجلد الكتاب
preview-gone-text = تبقى الصفحات الأخيرة إلى أن يعود.
preview-ended = انتهت المعاينة
preview-draft = مسودة
preview-drafts = { $count ->
    [zero] لا مسودات في الكتاب
    [one] مسودة واحدة في الكتاب
    [two] مسودتان في الكتاب
    [few] { $count } مسودات في الكتاب
    [many] { $count } مسودة في الكتاب
   *[other] { $count } مسودة في الكتاب
}
preview-missing = غير متاح باللغات: { $languages }
preview-older = أقدم من النص المصدر: { $languages }
preview-behind = وراء هذا الصفحة كما كانت آخر مرة.
preview-more = وغيرها في الطرفية: { $count }
preview-page = هذه الصفحة
preview-well = لا شيء هنا يحتاج إلى تصحيح.
preview-close = إغلاق
preview-jump = الانتقال إلى الفقرة
preview-jump-short = فقرة
preview-present = عرض
preview-present-end = إنهاء العرض
