# The words of the theme in Chinese. Machine-made: a speaker has not yet checked them.
# Dates and 第…段 as in A/RES/52/12 and A/RES/67/58; the form 第8(a)段 was not seen in a text of the United Nations.
skip-to-content = 跳至正文
home = 主页
menu = 目录
nav-site = 网站目录
nav-languages = 语文
nav-breadcrumbs = 当前位置
a-z = 按字顺排列
nav-letters = 首字
doors = 入门
about = 本书简介
contents = 本书内容
choose-language = 本书的语文版本
drafts-shown = 本预览包含草稿。草稿不予发布。
entries-count = { $count ->
   *[other] { $count }个条目
}
status = 状态
status-draft = 草稿
status-under-review = 审议中
status-agreed = 经专家小组商定
status-superseded = 已被取代
status-withdrawn = 已撤回
standing = 文本性质
last-changed = 最近修改
draft-notice = 本条目为草稿，尚未发布。
withdrawn-notice = 专家小组已撤回本条目。保留本页是为了使指向它的链接继续有效。
unconfirmed = 待确认
yes = 是
no = 否
relations = 与其他条目的关系
relation-superseded-by = 被下列条目取代
relation-supersedes = 取代下列条目
relation-revises = 修订
relation-revised-by = 修订本
relation-corrects = 更正
relation-corrected-by = 更正本
relation-amends = 修正
relation-amended-by = 修正本
relation-adds-to = 增补
relation-added-to-by = 增编
relation-summarizes = 摘要自
relation-summarized-by = 摘要
relation-see-also = 另见
relation-see-also-inverse = 其他相关条目
relation-mentions = 提及本条目的条目
backlinks = 指向本条目的内容
sources = 资料来源
notes = 脚注
note-number = 脚注{ $number }
outline = 本页内容
paragraphs = 转至段落
back-to-text = 返回正文
cited-by = { $count ->
   *[other] 被{ $count }个条目引用
}
cited-in-text = 正文
cite = 引用本页
cite-files = 供文献管理软件使用：
cite-places = 按段引用
copy = 复制
copied = 已复制
copy-by-hand = 已选中文字，请用键盘复制
provisions = 各段被引用之处
provisions-place = 段落
provisions-none = 本书未引用：
table = 表{ $number }
link-to-paragraph = 指向第{ $number }段的链接
link-to-heading = 指向“{ $words }”一节的链接
paraphrase-notice = 此为专家小组的转述，并非正式措辞。
official-text = { $symbol }号文件正式文本
symbol-draft = （草案，非最后文本）
symbol-draft-of = （{ $symbol } 的草案）
symbol-same-as = （与 { $symbol } 为同一文件）
pinpoint-paragraph = 第{ $number }段
pinpoint-item = ({ $letter })
pinpoint-subitem = ({ $letter })
pinpoint-section = 第{ $number ->
    [I] 一
    [II] 二
    [III] 三
    [IV] 四
    [V] 五
    [VI] 六
    [VII] 七
    [VIII] 八
    [IX] 九
    [X] 十
   *[other] { $number }
}节
pinpoint-annex = 附件
pinpoint-annex-number = 附件{ $number ->
    [I] 一
    [II] 二
    [III] 三
    [IV] 四
    [V] 五
    [VI] 六
    [VII] 七
    [VIII] 八
    [IX] 九
    [X] 十
   *[other] { $number }
}
pinpoint-article = 第{ $number }条
pinpoint-join = ，
nothing-in-this-language = 尚未以本语文发布任何内容。
not-found = 网页未找到
not-found-text = 此地址没有网页。地址可能有误，或网页已经移动。
not-found-help = 下列网页或许有所帮助：
moved = 本页已移动
moved-to = 现位于
date-year = { $year }年
date-month = { $year }年{ $month }
date-day = { $year }年{ $month }{ $day }日
month-1 = 1月
month-2 = 2月
month-3 = 3月
month-4 = 4月
month-5 = 5月
month-6 = 6月
month-7 = 7月
month-8 = 8月
month-9 = 9月
month-10 = 10月
month-11 = 11月
month-12 = 12月

## Search
search = 搜索
search-label = 搜索本书
search-no-script = 允许运行脚本时，结果在此显示。不用脚本时，可通过以下列表查阅全部内容。
search-topics = 本书全部内容
search-searching = 正在搜索……
search-results = 结果
search-none = 未找到结果
search-failed = 无法加载搜索。网络可能已断开，或者网站刚刚更新。
search-again = 重试
search-meant = 您是不是要找
search-all = 全部结果
search-close = 关闭
search-slash = 用 / 键打开搜索
search-match = 匹配
search-previous = 上一处匹配
search-next = 下一处匹配
search-clear = 清除标记
search-filters = 缩小结果范围
search-kind = 类型
search-instrument = 文书
search-year = 年份
search-reset = 清除所有筛选条件
search-more = 更多结果
search-elsewhere = 仅有其他语文版本

## Pages
find-your-way = 查找途径
narrow-by = 缩小列表范围
shown-of = 显示
coming-next = 接下来
as-of = 截至{ $date }，即本书最后一次记录更改之日。
latest-changes = 最新更改
matrix-count = { $all }个单元格中已填{ $filled }个。
matrix-file = 同样内容的表格（CSV）
matrix-caption = 每行为一个段落，每列为一个条目。单元格说明二者的联系。
provision = 条款
gap-known = 已知空白
gap-open = 无记录
gaps-open = 空缺
gaps-open-text = 以下各项之间没有联系，也没有条目说明原因，或许值得研究。
gaps-open-none = 没有空缺：每个空白单元格均在下文说明。
gaps-known = 已知空白
gaps-known-text = 有意留空，以条目原文说明。
timeline-topics = 后续情况
timeline-first = 首次讨论于
timeline-outcome = 结果：
timeline-years = 年份
map = 关系图
map-of = 关系图：{ $title }
map-text = 一侧为指向本条目者，另一侧为本条目所指向者。图下列有同样内容。
map-more = 另有{ $count }项，列于下文
map-see = 以图查看这些关系
provisions-of = 条款：{ $title }
provisions-see = 与各段有关的内容
print-of = 打印：{ $title }
print-text = 全部条目在一页中，附编号和地址，供打印或连续阅读。
print-see = 全部在一页，供打印
compare-pick = 最多显示三项
compare-place = 第{ $number }列
open-questions = 未决问题
open-unconfirmed = 有待确认
open-drafts = 尚未发布的草稿
open-nothing = 没有未决事项。
evidence-count = { $count }项陈述
evidence-no-source = 无来源
evidence-one-source = 仅一个来源
evidence-superseded = 来源已被取代
evidence-none = 无。
timeline-ahead = 尚未举行

## Reading
backlinks-beside = 列于所指段落旁：{ $count }
previous = 上一条
next = 下一条
nav-neighbors = 本页前后
related = 相关条目
changes = 变更说明
change-major = 实质性修改
change-minor = 文字修改
remark = 对本页提出意见
remark-subject = 意见：{ $title }
remark-edition = 版本：{ $name }
edit = 编辑本页
go = 转到
go-none = 本文没有该编号的段落
tools = 复制或收藏段落
copy-link = 复制链接
copy-citation = 复制引文
collect = 加入您的清单
list = 您的清单
list-text = 清单仅保存在本页的网址中。保存或发送该网址即可保留清单。
list-empty = 清单为空。各条目和文件段落都有加入清单的按钮。
list-needs-script = 清单需要浏览器运行脚本。
list-missing = 未找到：
list-remove = 移出清单
list-up = 上移
list-print = 打印
list-copy = 复制全部及引文
bundle = 一页查看全部文本
submit = 提交良好做法或意见
submit-text = 可在此处或纸上填写本表。来件由小组阅读；未经来件方同意，不予公布。
submit-practice = 良好做法
submit-body = 国家或组织
submit-what = 具体做法及起始时间
submit-commitment = 有助于履行的承诺及其段落
submit-evidence = 依据：文件、数据、网址
submit-remark = 意见（注明页面和段落）
submit-contact = 联系人
submit-mail = 写入电子邮件
submit-mail-empty = 撰写含有这些问题的电子邮件

## Preview: its bar, which no published site has
preview = 预览
preview-found = 本书中的问题
preview-errors = { $count } 个错误
preview-remarks = 此处有 { $count } 条提示
preview-fine = 正常
preview-warnings = 此处正常，全书有 { $count } 条警告
preview-none = 没有此页
preview-gone = 文件夹不在
preview-gone-title = 无法读取本书的文件夹
preview-gone-text = 在文件夹恢复之前，保留最后的页面。
preview-ended = 预览已结束
preview-draft = 草稿
preview-drafts = 全书有 { $count } 篇草稿
preview-missing = 尚无以下语文版本：{ $languages }
preview-older = 早于原文的版本：{ $languages }
preview-behind = 后面是此页最后的正常内容。
preview-more = 终端中还有 { $count } 个。
preview-page = 此页
preview-well = 此处没有问题。
preview-close = 关闭
preview-jump = 转到段落
preview-jump-short = 段落
preview-present = 投影显示
preview-present-end = 结束投影
