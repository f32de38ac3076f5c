# The words of the theme in Russian. Machine-made: a speaker has not yet checked them.
# Dates as in A/RES/60/81, with “года”; a month without a day stands in the nominative.
skip-to-content = Перейти к содержанию
home = Главная
menu = Содержание
nav-site = Содержание сайта
nav-languages = Языки
nav-breadcrumbs = Вы находитесь здесь
a-z = Алфавитный список
nav-letters = Буквы
doors = С чего начать
about = О чем эта книга
contents = Содержание книги
choose-language = Языки этой книги
drafts-shown = В этом предварительном просмотре показаны проекты. Проекты не публикуются.
entries-count = { $count ->
    [one] { $count } статья
    [few] { $count } статьи
    [many] { $count } статей
   *[other] { $count } статьи
}
status = Состояние
status-draft = Проект
status-under-review = На рассмотрении
status-agreed = Согласовано группой экспертов
status-superseded = Заменено
status-withdrawn = Отозвано
standing = Статус текста
last-changed = Последнее изменение
draft-notice = Это проект. Он не опубликован.
withdrawn-notice = Группа экспертов отозвала эту статью. Она сохранена, чтобы ведущие к ней ссылки оставались действительными.
unconfirmed = подлежит подтверждению
yes = Да
no = Нет
relations = Связи с другими статьями
relation-superseded-by = Заменено на
relation-supersedes = Заменяет
relation-revises = Пересматривает
relation-revised-by = Пересмотрен в
relation-corrects = Исправляет
relation-corrected-by = Исправлен в
relation-amends = Изменяет
relation-amended-by = Изменен в
relation-adds-to = Дополняет
relation-added-to-by = Имеет добавление
relation-summarizes = Резюмирует
relation-summarized-by = Резюме в
relation-see-also = См. также
relation-see-also-inverse = Другие связанные статьи
relation-mentions = Упоминается в
backlinks = Что ссылается на эту статью
sources = Источники
notes = Примечания
note-number = Примечание { $number }
outline = На этой странице
paragraphs = Перейти к пункту
back-to-text = Вернуться к тексту
cited-by = Цитируется в { $count ->
    [one] { $count } статье
    [few] { $count } статьях
    [many] { $count } статьях
   *[other] { $count } статьи
}
cited-in-text = текст
cite = Как цитировать
cite-files = Для программ управления ссылками:
cite-places = По пунктам
copy = Копировать
copied = Скопировано
copy-by-hand = Текст выделен: скопируйте его с клавиатуры
provisions = Где упоминается каждый пункт
provisions-place = Пункт
provisions-none = В этой книге не упоминаются:
table = Таблица { $number }
link-to-paragraph = Ссылка на пункт { $number }
link-to-heading = Ссылка на раздел «{ $words }»
paraphrase-notice = Изложение группы экспертов, а не официальная формулировка.
official-text = Официальный текст документа { $symbol }
symbol-draft = (проект: не окончательный текст)
symbol-draft-of = (проект документа { $symbol })
symbol-same-as = (тот же документ, что и { $symbol })
pinpoint-paragraph = п. { $number }
pinpoint-item = {" "}{ $letter })
pinpoint-subitem = {" "}{ $letter })
pinpoint-section = раздел { $number }
pinpoint-annex = приложение
pinpoint-annex-number = приложение { $number }
pinpoint-article = ст. { $number }
pinpoint-join = ,{" "}
nothing-in-this-language = На этом языке пока ничего не опубликовано.
not-found = Страница не найдена
not-found-text = По этому адресу страницы нет. Возможно, адрес введен с ошибкой или страница была перемещена.
not-found-help = Возможно, вам помогут эти страницы:
moved = Страница перемещена
moved-to = Теперь она находится по адресу
date-year = { $year } год
date-month = { $number ->
    [1] январь
    [2] февраль
    [3] март
    [4] апрель
    [5] май
    [6] июнь
    [7] июль
    [8] август
    [9] сентябрь
    [10] октябрь
    [11] ноябрь
   *[12] декабрь
} { $year } года
date-day = { $day } { $month } { $year } года
month-1 = января
month-2 = февраля
month-3 = марта
month-4 = апреля
month-5 = мая
month-6 = июня
month-7 = июля
month-8 = августа
month-9 = сентября
month-10 = октября
month-11 = ноября
month-12 = декабря

## Search
search = Поиск
search-label = Поиск в этой книге
search-no-script = Результаты появляются здесь, если разрешены сценарии. Без них ко всему содержанию ведут списки ниже.
search-topics = Всё содержание этой книги
search-searching = Идет поиск…
search-results = Результаты
search-none = Ничего не найдено
search-failed = Не удалось загрузить поиск. Возможно, нет связи или сайт только что изменился.
search-again = Повторить
search-meant = Возможно, вы имели в виду
search-all = Все результаты
search-close = Закрыть
search-slash = Открывать поиск клавишей /
search-match = Совпадение
search-previous = Предыдущее совпадение
search-next = Следующее совпадение
search-clear = Убрать выделение
search-filters = Уточнить результаты
search-kind = Вид
search-instrument = Документ
search-year = Год
search-reset = Убрать все фильтры
search-more = Еще результаты
search-elsewhere = Только на других языках

## Pages
find-your-way = Как найти нужное
narrow-by = Сузить список
shown-of = Показано
coming-next = Предстоит
as-of = По состоянию книги на { $date } — день последнего записанного изменения.
latest-changes = Последние изменения
matrix-count = Заполнено ячеек: { $filled } из { $all }.
matrix-file = То же в виде таблицы (CSV)
matrix-caption = Каждая строка — пункт, каждый столбец — статья. В ячейке сказано, что их связывает.
provision = Положение
gap-known = Известный пробел
gap-open = Ничего не записано
gaps-open = Пустоты
gaps-open-text = Ничто их не связывает, и ни одна статья не говорит почему. Возможно, на них стоит взглянуть.
gaps-open-none = Их нет: каждая пустая ячейка объяснена ниже.
gaps-known = Известные пробелы
gaps-known-text = Оставлены намеренно, словами самих статей.
timeline-topics = Что из этого вышло
timeline-first = Впервые обсуждалось:
timeline-outcome = Итог:
timeline-years = Годы
map = Карта связей
map-of = Карта: { $title }
map-text = С одной стороны — то, что ведет к этой статье, с другой — то, к чему ведет она. То же перечислено под рисунком.
map-more = и еще { $count }, см. список ниже
map-see = Показать эти связи на карте
provisions-of = Положения: { $title }
provisions-see = Что касается каждого пункта
print-of = Для печати: { $title }
print-text = Все статьи на одной странице, с номерами и адресами, для печати или чтения подряд.
print-see = Все на одной странице, для печати
compare-pick = Показать не более трех
compare-place = Столбец { $number }
open-questions = Открытые вопросы
open-unconfirmed = Требует подтверждения
open-drafts = Черновики, еще не опубликованы
open-nothing = Открытых вопросов нет.
evidence-count = { $count ->
    [one] { $count } утверждение
    [few] { $count } утверждения
   *[other] { $count } утверждений
}
evidence-no-source = Без источника
evidence-one-source = Один источник
evidence-superseded = Источник заменен
evidence-none = Нет.
timeline-ahead = предстоит

## Reading
backlinks-beside = Рядом с пунктами, на которые они ссылаются: { $count }
previous = Назад
next = Далее
nav-neighbors = До и после этой страницы
related = Связанные статьи
changes = Что изменилось
change-major = изменение по существу
change-minor = редакционное изменение
remark = Отправить замечание об этой странице
remark-subject = Замечание: { $title }
remark-edition = Редакция: { $name }
edit = Править эту страницу
go = Перейти
go-none = В этом тексте нет пункта с таким номером
tools = Скопировать или отобрать пункт
copy-link = Скопировать ссылку
copy-citation = Скопировать ссылку на источник
collect = Добавить в ваш список
list = Ваш список
list-text = Список хранится только в адресе этой страницы. Сохраните или отправьте адрес, чтобы сохранить список.
list-empty = В списке пока ничего нет. У статей и пунктов документов есть кнопка, которая добавляет их сюда.
list-needs-script = Для списка нужен браузер, в котором включены скрипты.
list-missing = Не найдено:
list-remove = Убрать из списка
list-up = Выше
list-print = Печать
list-copy = Скопировать всё со ссылками
bundle = Тексты на одной странице
submit = Отправить описание передовой практики или замечание
submit-text = Заполните эту форму здесь или на бумаге. Присланное читает группа; без согласия приславшего ничего не публикуется.
submit-practice = Передовая практика
submit-body = Государство или организация
submit-what = Что делается и с какого времени
submit-commitment = Обязательство, выполнению которого она помогает, с номером пункта
submit-evidence = Подтверждения: документы, цифры, адреса
submit-remark = Замечание с указанием страницы и пункта
submit-contact = Контактное лицо
submit-mail = Перенести в электронное письмо
submit-mail-empty = Написать письмо с этими вопросами

## Preview: its bar, which no published site has
preview = Предварительный просмотр
preview-found = Что не в порядке в книге
preview-errors = { $count ->
    [one] { $count } ошибка
    [few] { $count } ошибки
    [many] { $count } ошибок
   *[other] { $count } ошибки
}
preview-remarks = { $count ->
    [one] { $count } замечание здесь
    [few] { $count } замечания здесь
    [many] { $count } замечаний здесь
   *[other] { $count } замечания здесь
}
preview-fine = в порядке
preview-warnings = { $count ->
    [one] здесь в порядке, { $count } предупреждение в книге
    [few] здесь в порядке, { $count } предупреждения в книге
    [many] здесь в порядке, { $count } предупреждений в книге
   *[other] здесь в порядке, { $count } предупреждения в книге
}
preview-none = такой страницы нет
preview-gone = папка недоступна
preview-gone-title = Папку книги прочитать нельзя
preview-gone-text = Последние страницы остаются, пока она не вернется.
preview-ended = просмотр завершен
preview-draft = проект
preview-drafts = { $count ->
    [one] { $count } проект в книге
    [few] { $count } проекта в книге
    [many] { $count } проектов в книге
   *[other] { $count } проекта в книге
}
preview-missing = нет на языках: { $languages }
preview-older = старше исходного текста: { $languages }
preview-behind = За этим — страница в последнем исправном виде.
preview-more = В терминале еще { $count }.
preview-page = Эта страница
preview-well = Здесь все в порядке.
preview-close = Закрыть
preview-jump = Перейти к пункту
preview-jump-short = пункт
preview-present = Показать залу
preview-present-end = Завершить показ
