<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AddPhotoSheet</name>
    <message>
        <source>Add a photo</source>
        <translation>添加照片</translation>
    </message>
    <message>
        <source>No camera here</source>
        <translation>没有摄像头</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>拍照</translation>
    </message>
    <message>
        <source>From a file</source>
        <translation>从文件选取</translation>
    </message>
    <message>
        <source>Keep the original too, in full size</source>
        <translation>同时保留原图</translation>
    </message>
</context>
<context>
    <name>AmendmentSheet</name>
    <message>
        <source>This is closed</source>
        <translation>此处已结束</translation>
    </message>
    <message>
        <source>Why is it amended? The reason is kept with every change until you end the amendment.</source>
        <translation>为什么更改？在您结束更改之前，每项更改都会附上这一理由。</translation>
    </message>
</context>
<context>
    <name>AuditRow</name>
    <message>
        <source>(no name yet)</source>
        <translation>（尚无名称）</translation>
    </message>
    <message>
        <source>%1 only here</source>
        <translation>%1 条仅在本机</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>已确认</translation>
    </message>
    <message numerus="yes">
        <source>%n entry(ies) on record</source>
        <translation>
            <numerusform>已记录 %n 条</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AuditsPage</name>
    <message>
        <source>Audits</source>
        <translation>审核</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Understood</source>
        <translation>知道了</translation>
    </message>
    <message>
        <source>No audit on this device yet</source>
        <translation>本机还没有审核</translation>
    </message>
    <message>
        <source>Begin one, open an audit file, or enrol this tablet: the audits you are assigned to then come by themselves.</source>
        <translation>可以新建审核、打开审核文件，或注册本平板：注册后，分配给您的审核会自动下载。</translation>
    </message>
    <message>
        <source>New audit</source>
        <translation>新建审核</translation>
    </message>
    <message>
        <source>Open an audit file</source>
        <translation>打开审核文件</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>同步</translation>
    </message>
    <message>
        <source>Enrol this tablet</source>
        <translation>注册本平板</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Organisation whose after-sales service is audited</source>
        <translation>受审核组织（提供售后服务的单位）</translation>
    </message>
    <message>
        <source>An audit file of plumbline.audit/1. An audit that is already here takes over what the file says; nothing is deleted.</source>
        <translation>格式为 plumbline.audit/1 的审核文件。本机已有的同一审核将采用文件中的内容，原有记录不会删除。</translation>
    </message>
    <message>
        <source>Audit files (*.json)</source>
        <translation>审核文件 (*.json)</translation>
    </message>
    <message>
        <source>Audits are begun by the planner or the lead auditor; those you are assigned to come by themselves.</source>
        <translation>新的审核由计划人员或组长开始；分配给您的审核会自动出现。</translation>
    </message>
</context>
<context>
    <name>CameraView</name>
    <message>
        <source>Take the photo</source>
        <translation>拍摄</translation>
    </message>
</context>
<context>
    <name>CandidateBar</name>
    <message>
        <source>The Pinyin dictionary is not installed (libgooglepinyin0): letters stay letters.</source>
        <translation>未安装拼音词库（libgooglepinyin0）：只能输入字母。</translation>
    </message>
</context>
<context>
    <name>ClosePanel</name>
    <message>
        <source>The visit is closed</source>
        <translation>现场访问已结束</translation>
    </message>
    <message>
        <source>Finished here?</source>
        <translation>这里做完了吗？</translation>
    </message>
    <message>
        <source>What was found here can still be amended, each time with a reason.</source>
        <translation>此处的记录仍可更改，但每次须说明理由。</translation>
    </message>
    <message>
        <source>After closing, amendments need a reason.</source>
        <translation>结束后，更改须说明理由。</translation>
    </message>
    <message>
        <source>Something is still open here. After closing, amendments need a reason.</source>
        <translation>这里还有未完成的内容。结束后，更改须说明理由。</translation>
    </message>
    <message>
        <source>Close the visit</source>
        <translation>结束访问</translation>
    </message>
    <message>
        <source>Amend…</source>
        <translation>更改…</translation>
    </message>
</context>
<context>
    <name>CodeCamera</name>
    <message>
        <source>Picture of the camera</source>
        <translation>摄像头画面</translation>
    </message>
    <message>
        <source>This tablet has no camera. Type the link, or read the code from a picture.</source>
        <translation>本平板没有摄像头。请输入链接，或从图片读取二维码。</translation>
    </message>
</context>
<context>
    <name>ConclusionPanel</name>
    <message>
        <source>Conclusion on the indicators as a whole</source>
        <translation>符合性指标总体结论</translation>
    </message>
    <message>
        <source>Met</source>
        <translation>满足</translation>
    </message>
    <message>
        <source>Not met</source>
        <translation>不满足</translation>
    </message>
    <message>
        <source>Still open</source>
        <translation>待定</translation>
    </message>
    <message>
        <source>An indicator is not met or not recorded: concluding that they are met takes a written justification.</source>
        <translation>有指标不满足或未记录：要得出“满足”的结论，须写明理由。</translation>
    </message>
    <message>
        <source>Justification</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>The conclusion and its justification are the lead auditor&apos;s.</source>
        <translation>结论及其说明由组长填写。</translation>
    </message>
</context>
<context>
    <name>ConflictPanel</name>
    <message>
        <source>History</source>
        <translation>历史记录</translation>
    </message>
    <message>
        <source>Handed in on two devices: the first one counts. The whole evaluation can be left out with a reason.</source>
        <translation>在两台设备上都已提交：以先提交的为准；可说明理由后排除整份评价。</translation>
    </message>
</context>
<context>
    <name>ConflictValue</name>
    <message>
        <source>Beside it: %1</source>
        <translation>同时记录：%1</translation>
    </message>
    <message>
        <source>Counts meanwhile</source>
        <translation>暂按此值</translation>
    </message>
    <message>
        <source>This one holds</source>
        <translation>以此为准</translation>
    </message>
    <message>
        <source>Handed in: counts</source>
        <translation>已提交：以此为准</translation>
    </message>
</context>
<context>
    <name>ConflictsPage</name>
    <message>
        <source>Conflicts</source>
        <translation>记录冲突</translation>
    </message>
    <message>
        <source>%1 to settle. Until then the value marked counts; none is lost.</source>
        <translation>待裁定 %1 处。裁定前按标出的值计，其他值均保留。</translation>
    </message>
    <message>
        <source>No conflicts</source>
        <translation>没有冲突</translation>
    </message>
    <message>
        <source>Should two devices record a field differently, both values appear here.</source>
        <translation>如两台设备对同一项记录不同，两个值会并列显示在这里。</translation>
    </message>
    <message>
        <source>Too late for the hand-in</source>
        <translation>提交之后的记录</translation>
    </message>
    <message>
        <source>What the customer handed in counts. This came later or from another device: on record, without effect.</source>
        <translation>以顾客提交的内容为准。以下内容来自提交之后或其他设备：留在记录中，不生效。</translation>
    </message>
</context>
<context>
    <name>ConformityPage</name>
    <message>
        <source>Conformity</source>
        <translation>符合性</translation>
    </message>
    <message>
        <source>Indicators</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Monthly figures</source>
        <translation>月度数据</translation>
    </message>
    <message>
        <source>Further demands, without a score</source>
        <translation>其他要求（不计分）</translation>
    </message>
</context>
<context>
    <name>CustomerDone</name>
    <message>
        <source>Thank you. Your answers are sealed.</source>
        <translation>谢谢，您的回答已封存。</translation>
    </message>
    <message>
        <source>One moment: your answers are being saved…</source>
        <translation>请稍候，正在保存您的回答…</translation>
    </message>
    <message>
        <source>Please give the tablet back to the auditor.</source>
        <translation>请把平板交还审核员。</translation>
    </message>
    <message>
        <source>For the auditor: go on with the PIN</source>
        <translation>审核员：输入 PIN 继续</translation>
    </message>
</context>
<context>
    <name>CustomerHeader</name>
    <message>
        <source>Question %1 of %2</source>
        <translation>第 %1 题，共 %2 题</translation>
    </message>
    <message>
        <source>Your answers</source>
        <translation>您的回答</translation>
    </message>
    <message>
        <source>Your signature</source>
        <translation>您的签名</translation>
    </message>
    <message>
        <source>After-sales service: your opinion</source>
        <translation>售后服务：请您评价</translation>
    </message>
    <message>
        <source>Give the tablet back to the auditor</source>
        <translation>把平板交还审核员</translation>
    </message>
</context>
<context>
    <name>CustomerNotice</name>
    <message>
        <source>An auditor is assessing the after-sales service of this company. Your answers are part of the assessment and count as much as anybody else&apos;s.</source>
        <translation>审核员正在评价这家企业的售后服务。您的回答是评价的一部分，与其他人的回答同等计入。</translation>
    </message>
    <message>
        <source>Recorded: your answers and when you gave each, your language, your name if you gave it, and your signature.</source>
        <translation>记录的内容：您的每个回答及其时间、所用语言、您的姓名（如已提供）和签名。</translation>
    </message>
    <message>
        <source>They are encrypted on this tablet and go to the certification body only. Until you hand in you can change every answer; afterwards nobody can, not even the auditor.</source>
        <translation>内容在本平板上加密保存，只提供给认证机构。提交之前您可以修改任何回答；提交之后任何人都不能更改，审核员也不能。</translation>
    </message>
    <message>
        <source>Taking part is your choice: you can stop at any time. You can later ask the certification body to erase your name and signature.</source>
        <translation>是否参加由您决定，可随时停止。之后您可以要求认证机构删除您的姓名和签名。</translation>
    </message>
    <message>
        <source>What do you think of the service since the work was finished?</source>
        <translation>工程完工以来，您觉得服务怎么样？</translation>
    </message>
    <message>
        <source>I have read this and take part</source>
        <translation>我已阅读，参加评价</translation>
    </message>
    <message>
        <source>%1 questions, one tap each. It takes about five minutes.</source>
        <translation>共 %1 题，每题点一下，大约需要五分钟。</translation>
    </message>
</context>
<context>
    <name>CustomerPage</name>
    <message>
        <source>Customer&apos;s answers</source>
        <translation>顾客评价</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Understood</source>
        <translation>知道了</translation>
    </message>
</context>
<context>
    <name>CustomerQuestion</name>
    <message>
        <source>To my answers</source>
        <translation>返回我的回答</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Does not apply to me</source>
        <translation>与我无关</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一题</translation>
    </message>
</context>
<context>
    <name>CustomerReview</name>
    <message>
        <source>Please look through your answers. Tap one to change it.</source>
        <translation>请看一遍您的回答，点一下即可修改。</translation>
    </message>
    <message>
        <source>These are my answers: go on to sign</source>
        <translation>这是我的回答：去签名</translation>
    </message>
    <message>
        <source>Still open: %1. Tap a question to answer it.</source>
        <translation>还有 %1 题没有回答，点一下即可作答。</translation>
    </message>
    <message>
        <source>Still open: %1</source>
        <translation>还剩 %1 题</translation>
    </message>
</context>
<context>
    <name>CustomerSignature</name>
    <message>
        <source>Please sign with your finger</source>
        <translation>请用手指签名</translation>
    </message>
    <message>
        <source>When you hand in, your answers are sealed: nobody can change them any more, neither you nor the auditor.</source>
        <translation>提交后回答即被封存：任何人都不能再更改，您和审核员都不能。</translation>
    </message>
    <message>
        <source>To my answers</source>
        <translation>返回我的回答</translation>
    </message>
    <message>
        <source>Sign again</source>
        <translation>重新签名</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>请稍候…</translation>
    </message>
    <message>
        <source>Hand in and seal</source>
        <translation>提交并封存</translation>
    </message>
</context>
<context>
    <name>DimensionsPanel</name>
    <message>
        <source>Dimension</source>
        <translation>维度</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>服务</translation>
    </message>
    <message>
        <source>Management</source>
        <translation>管理</translation>
    </message>
</context>
<context>
    <name>DrawPage</name>
    <message>
        <source>Draw of the sample</source>
        <translation>抽取样本</translation>
    </message>
    <message>
        <source>1  The list is fixed</source>
        <translation>1  固定清单</translation>
    </message>
    <message numerus="yes">
        <source>%n project(s). Both parties note the beginning of this hash: another list would have another one.</source>
        <translation>
            <numerusform>共 %n 个项目。请双方记下此哈希的开头：清单若有不同，哈希也会不同。</numerusform>
        </translation>
    </message>
    <message>
        <source>2  The seed</source>
        <translation>2  确定种子</translation>
    </message>
    <message>
        <source>Digits that nobody chose: dice thrown now, or lottery numbers of today. Whoever has list and seed can repeat the draw.</source>
        <translation>使用无人挑选的数字：当场掷骰子，或当天的彩票号码。持有清单和种子的人都能重复抽取。</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>How many (at least %1; left open: so many)</source>
        <translation>抽取数量（至少 %1；不填即按此数）</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>抽取</translation>
    </message>
    <message>
        <source>%1 more stand in reserve, in the order of their tickets.</source>
        <translation>另有 %1 个项目按签号顺序备选。</translation>
    </message>
    <message>
        <source>Record this draw</source>
        <translation>记录本次抽样</translation>
    </message>
    <message>
        <source>Noted by both parties</source>
        <translation>双方已记下</translation>
    </message>
    <message>
        <source>Both parties have noted it</source>
        <translation>双方已记下此哈希</translation>
    </message>
    <message>
        <source>A sample is drawn already, with the seed %1. Another draw takes its place; the record keeps both.</source>
        <translation>已用种子 %1 抽取过样本。重新抽取将取代它；两次抽取都留在记录中。</translation>
    </message>
    <message>
        <source>A whole number of projects is expected.</source>
        <translation>应为整数（项目个数）。</translation>
    </message>
    <message>
        <source>3  The smallest %1 tickets of seed %2 are the sample</source>
        <translation>3  种子 %2 的签号中最小的 %1 个为样本</translation>
    </message>
</context>
<context>
    <name>EnrolPanel</name>
    <message>
        <source>Enrol anew</source>
        <translation>重新注册</translation>
    </message>
    <message>
        <source>Enrol this tablet</source>
        <translation>注册本平板</translation>
    </message>
    <message>
        <source>The office gives you a link that works once. It begins with plumbline:// and names its server and the fingerprint of its certificate, so that the tablet knows whom it talks to.</source>
        <translation>请向办公室索取一次性链接。链接以 plumbline:// 开头，写明服务器及其证书指纹，平板据此确认对方身份。</translation>
    </message>
    <message>
        <source>Link of the office</source>
        <translation>办公室提供的链接</translation>
    </message>
    <message>
        <source>Enrolling…</source>
        <translation>正在注册…</translation>
    </message>
    <message>
        <source>Enrol</source>
        <translation>注册</translation>
    </message>
    <message>
        <source>Scan the QR code</source>
        <translation>扫描二维码</translation>
    </message>
</context>
<context>
    <name>EvaluationRow</name>
    <message>
        <source>Auditor&apos;s observation</source>
        <translation>审核员观察</translation>
    </message>
    <message>
        <source>Customer&apos;s answers</source>
        <translation>顾客作答</translation>
    </message>
    <message>
        <source>%1 of %2 answered</source>
        <translation>已答 %1/%2</translation>
    </message>
    <message>
        <source>score %1</source>
        <translation>得分 %1</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>已排除</translation>
    </message>
    <message>
        <source>Handed in</source>
        <translation>已提交</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>未完成</translation>
    </message>
    <message>
        <source>Left out: %1</source>
        <translation>已排除：%1</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>修改…</translation>
    </message>
    <message>
        <source>Leave out…</source>
        <translation>排除…</translation>
    </message>
    <message>
        <source>Answered fast: %1 s a question</source>
        <translation>作答很快：每题 %1 秒</translation>
    </message>
    <message>
        <source>Hand the tablet over</source>
        <translation>交给顾客作答</translation>
    </message>
    <message>
        <source>%1 answers alike in a row</source>
        <translation>连续 %1 题回答相同</translation>
    </message>
    <message>
        <source>Devices differ</source>
        <translation>设备间不一致</translation>
    </message>
    <message numerus="yes">
        <source>Recorded differently too late for the hand-in, without effect: %n value(s)</source>
        <translation>
            <numerusform>提交之后另有不同记录 %n 处，不生效</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FileSheet</name>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Path of the file</source>
        <translation>文件路径</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>浏览…</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Replace it</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>A file of this name is there already: it would be replaced.</source>
        <translation>已有同名文件：保存将替换它。</translation>
    </message>
</context>
<context>
    <name>FineSlider</name>
    <message>
        <source>Fine setting</source>
        <translation>微调</translation>
    </message>
</context>
<context>
    <name>FiveSteps</name>
    <message>
        <source>Five steps, from the lowest to the highest</source>
        <translation>五级，由低到高</translation>
    </message>
</context>
<context>
    <name>HistoryButton</name>
    <message>
        <source>History of %1</source>
        <translation>%1 的变更历史</translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message>
        <source>History</source>
        <translation>历史记录</translation>
    </message>
    <message>
        <source>Nothing recorded yet</source>
        <translation>尚无记录</translation>
    </message>
    <message>
        <source>Every change appears here with its author, time and device.</source>
        <translation>每次更改及其人员、时间、设备都会显示在这里。</translation>
    </message>
</context>
<context>
    <name>HistoryRow</name>
    <message>
        <source>(erased)</source>
        <translation>（已删除）</translation>
    </message>
    <message>
        <source>Settled a conflict</source>
        <translation>裁定了冲突</translation>
    </message>
    <message>
        <source>Reason: %1</source>
        <translation>理由：%1</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>（空）</translation>
    </message>
</context>
<context>
    <name>ImportPage</name>
    <message>
        <source>Project list</source>
        <translation>项目清单</translation>
    </message>
    <message numerus="yes">
        <source>%n project(s) read</source>
        <translation>
            <numerusform>已读取 %n 个项目</numerusform>
        </translation>
    </message>
    <message>
        <source>CSV or Excel (XLSX), one project a row, headings first.</source>
        <translation>CSV 或 Excel（XLSX）文件，首行为表头，每行一个项目。</translation>
    </message>
    <message>
        <source>Another file</source>
        <translation>换一个文件</translation>
    </message>
    <message>
        <source>Choose the file</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>Column of the ids</source>
        <translation>编号所在列</translation>
    </message>
    <message>
        <source>Row numbers</source>
        <translation>行号</translation>
    </message>
    <message numerus="yes">
        <source>Take over these %n project(s)</source>
        <translation>
            <numerusform>采用这 %n 个项目</numerusform>
        </translation>
    </message>
    <message>
        <source>… and %1 more</source>
        <translation>……另有 %1 个</translation>
    </message>
    <message>
        <source>All finished projects of the organisation, of every kind: the sample is drawn from them.</source>
        <translation>该组织全部已完工程，不分种类；样本从中抽取。</translation>
    </message>
    <message>
        <source>Project lists (*.csv *.txt *.xlsx)</source>
        <translation>项目清单 (*.csv *.txt *.xlsx)</translation>
    </message>
    <message>
        <source>Another list after the draw?</source>
        <translation>抽样之后更换清单？</translation>
    </message>
    <message>
        <source>Take it over</source>
        <translation>仍然采用</translation>
    </message>
    <message>
        <source>The sample was drawn from the present list. From another one it has to be drawn anew, before both parties; what was recorded at projects that are not in it stays in the record and counts nowhere.</source>
        <translation>样本抽自现有清单。更换清单后须在双方面前重新抽样；新清单中没有的项目，其记录仍会保留，但不计入任何结果。</translation>
    </message>
</context>
<context>
    <name>IndicatorRow</name>
    <message>
        <source>Met</source>
        <translation>满足</translation>
    </message>
    <message>
        <source>Not met</source>
        <translation>不满足</translation>
    </message>
    <message>
        <source>No cases</source>
        <translation>无案例</translation>
    </message>
    <message>
        <source>Not recorded</source>
        <translation>未记录</translation>
    </message>
    <message>
        <source>From the monthly figures, which stand above a mark by hand. Over all months: %1 %</source>
        <translation>按月度数据计算，优先于手工判定。各月合计：%1%</translation>
    </message>
    <message>
        <source>From the monthly figures, which stand above a mark by hand.</source>
        <translation>按月度数据计算，优先于手工判定。</translation>
    </message>
    <message>
        <source>Certificate number, figures, where seen</source>
        <translation>证书编号、数据、在何处查看</translation>
    </message>
    <message>
        <source>More than 100 %: compare the monthly figures with the company&apos;s list.</source>
        <translation>超过 100 %：请将月度数据与企业台账核对。</translation>
    </message>
</context>
<context>
    <name>ItemCard</name>
    <message>
        <source>Look for: %1</source>
        <translation>查看：%1</translation>
    </message>
    <message>
        <source>Handed in by the customer: nobody can alter these answers.</source>
        <translation>顾客已提交，任何人不能改动这些回答。</translation>
    </message>
    <message>
        <source>Not involved in the whole audit: needs no answer.</source>
        <translation>整个审核均不涉及此项，无需作答。</translation>
    </message>
    <message>
        <source>Not involved: %1</source>
        <translation>不涉及：%1</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>上一项</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一项</translation>
    </message>
    <message>
        <source>These answers belong to the customer: only the customer alters them, in customer mode.</source>
        <translation>这些回答属于顾客：只能由顾客本人在顾客模式中修改。</translation>
    </message>
    <message>
        <source>Two devices differ here: settle it</source>
        <translation>两台设备记录不一致：请裁定</translation>
    </message>
</context>
<context>
    <name>ItemExtras</name>
    <message>
        <source>Not involved: change…</source>
        <translation>不涉及：修改…</translation>
    </message>
    <message>
        <source>Not involved…</source>
        <translation>不涉及…</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Fine setting: α %1</source>
        <translation>微调：α %1</translation>
    </message>
    <message>
        <source>Fine setting (α)</source>
        <translation>微调（α）</translation>
    </message>
    <message>
        <source>Experience coefficient α inside this step: %1</source>
        <translation>本级区间内的体验系数 α：%1</translation>
    </message>
    <message>
        <source>The step&apos;s own</source>
        <translation>恢复默认值</translation>
    </message>
    <message>
        <source>What you saw, where, and what was said</source>
        <translation>看到了什么、在哪里、对方怎么说</translation>
    </message>
    <message>
        <source>%1 is not involved</source>
        <translation>%1 不涉及</translation>
    </message>
    <message>
        <source>The item then counts neither for nor against. Why is there nothing to evaluate?</source>
        <translation>此项将不计入得分，也不扣分。为什么没有可评价的内容？</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史记录</translation>
    </message>
</context>
<context>
    <name>ItemMap</name>
    <message>
        <source>All items</source>
        <translation>全部条目</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>已答</translation>
    </message>
    <message>
        <source>open</source>
        <translation>未答</translation>
    </message>
</context>
<context>
    <name>KeyboardPanel</name>
    <message>
        <source>Shift</source>
        <translation>大写</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>New line</source>
        <translation>换行</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Hide the keyboard</source>
        <translation>收起键盘</translation>
    </message>
</context>
<context>
    <name>LanguageSwitch</name>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
</context>
<context>
    <name>LeaveNote</name>
    <message>
        <source>Wait: something is still being saved</source>
        <translation>请稍候：仍有内容正在保存</translation>
    </message>
    <message>
        <source>You can leave this site</source>
        <translation>可以离开现场</translation>
    </message>
    <message>
        <source>Not done here yet</source>
        <translation>此处尚未完成</translation>
    </message>
    <message>
        <source>This project is in the sample: it needs at least one complete evaluation.</source>
        <translation>本项目在样本中，至少需要一份完整的评价。</translation>
    </message>
    <message>
        <source>This project is not in the sample: what is recorded here counts nowhere.</source>
        <translation>本项目不在样本中，此处的记录不计入结果。</translation>
    </message>
    <message>
        <source>The sample needs nothing more from this project.</source>
        <translation>样本对本项目已无其他要求。</translation>
    </message>
    <message>
        <source>The office has confirmed everything.</source>
        <translation>办公室已全部确认。</translation>
    </message>
    <message>
        <source>Nobody has signed in here today.</source>
        <translation>今天尚无人在此签到。</translation>
    </message>
    <message>
        <source>The sample still needs %1 of its %2 projects.</source>
        <translation>样本 %2 个项目中还有 %1 个未完成。</translation>
    </message>
    <message>
        <source>Every project of the sample has a complete evaluation.</source>
        <translation>样本中的每个项目都已有完整评价。</translation>
    </message>
    <message>
        <source>Still open here: %1, %2.</source>
        <translation>此处尚未完成：%1，%2。</translation>
    </message>
    <message numerus="yes">
        <source>%n evaluation(s)</source>
        <translation>
            <numerusform>%n 份评价</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s)</source>
        <translation>
            <numerusform>%n 题未答</numerusform>
        </translation>
    </message>
    <message>
        <source>Photos and signatures only on this tablet: %1. Keep it safe until they have gone out.</source>
        <translation>仅在本平板上的照片和签名：%1 份。发送完成前请妥善保管平板。</translation>
    </message>
    <message numerus="yes">
        <source>Saved on this tablet and not yet confirmed by the office: %n record(s). They go out by themselves once there is a network.</source>
        <translation>
            <numerusform>有 %n 条已保存在本平板、尚未经办公室确认。有网络时会自动发送。</numerusform>
        </translation>
    </message>
    <message>
        <source>Photos and signatures only on this tablet: %1.</source>
        <translation>仅在本平板上的照片和签名：%1。</translation>
    </message>
    <message>
        <source>This tablet is not enrolled: everything is saved, but on this tablet only, and nothing goes out by itself.</source>
        <translation>本平板尚未注册：记录均已保存，但只在本平板上，不会自动发送。</translation>
    </message>
    <message>
        <source>Complete: %1 of %2 evaluations, the rest is still open</source>
        <translation>%2 份评价中已完成 %1 份，其余尚未完成</translation>
    </message>
    <message numerus="yes">
        <source>Saved on this tablet, but the office refuses something: %n record(s) are not confirmed. The sync page says why and what to do.</source>
        <translation>
            <numerusform>已存在本机，但办公室拒收其中内容：%n 条尚未确认。原因和处理办法见同步页。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>Plumbline</source>
        <translation>准绳</translation>
    </message>
</context>
<context>
    <name>ManagementPage</name>
    <message>
        <source>Management</source>
        <translation>管理</translation>
    </message>
    <message>
        <source>%1 of %2 graded</source>
        <translation>已评 %1/%2</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>未评</translation>
    </message>
    <message>
        <source>Level 1 and 2</source>
        <translation>一级和二级</translation>
    </message>
    <message>
        <source>All dimensions</source>
        <translation>全部维度</translation>
    </message>
    <message>
        <source>Nothing here with this filter.</source>
        <translation>没有符合筛选条件的条目。</translation>
    </message>
    <message>
        <source>%1 is not involved</source>
        <translation>%1 不涉及</translation>
    </message>
    <message>
        <source>The item then counts neither for nor against. Why is there nothing to grade?</source>
        <translation>此项将不计入得分，也不扣分。为什么没有可评定的内容？</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Undo the last grade</source>
        <translation>撤销上一次评分</translation>
    </message>
</context>
<context>
    <name>ManagementRow</name>
    <message>
        <source>Not involved in the whole audit.</source>
        <translation>整个审核均不涉及。</translation>
    </message>
    <message>
        <source>Not involved: %1</source>
        <translation>不涉及：%1</translation>
    </message>
    <message>
        <source>Levels, evidence, note</source>
        <translation>等级说明、证据、备注</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>修改…</translation>
    </message>
    <message>
        <source>Not involved…</source>
        <translation>不涉及…</translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n 张照片</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ManagementSheet</name>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Look for: %1</source>
        <translation>查看：%1</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Evidence seen: document, number, place</source>
        <translation>所见证据：文件、编号、地点</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史记录</translation>
    </message>
</context>
<context>
    <name>MissingPanel</name>
    <message>
        <source>Missing until the result is final</source>
        <translation>结果定稿前还缺</translation>
    </message>
</context>
<context>
    <name>MissingRow</name>
    <message>
        <source>An evaluation with nothing answered: %1</source>
        <translation>有评价尚未作答：%1</translation>
    </message>
    <message numerus="yes">
        <source>%n open answer(s): %1</source>
        <translation>
            <numerusform>%n 项未答：%1</numerusform>
        </translation>
    </message>
    <message>
        <source>No complete evaluation: %1</source>
        <translation>没有完整的评价：%1</translation>
    </message>
    <message numerus="yes">
        <source>%n management item(s) not graded</source>
        <translation>
            <numerusform>%n 项管理条目未评</numerusform>
        </translation>
    </message>
    <message>
        <source>The conclusion on the indicators</source>
        <translation>符合性指标结论</translation>
    </message>
    <message>
        <source>The justification of the conclusion</source>
        <translation>结论的理由</translation>
    </message>
    <message>
        <source>The sample, or enough projects in it</source>
        <translation>样本，或样本中的项目数不足</translation>
    </message>
    <message>
        <source>The sample does not follow from its seed</source>
        <translation>样本与种子不符</translation>
    </message>
</context>
<context>
    <name>MonthRow</name>
    <message>
        <source>Issues</source>
        <translation>问题数</translation>
    </message>
    <message>
        <source>Responded to</source>
        <translation>已响应</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已办结</translation>
    </message>
    <message>
        <source>Complaints</source>
        <translation>投诉数</translation>
    </message>
    <message>
        <source>Complaints solved</source>
        <translation>已解决投诉</translation>
    </message>
    <message>
        <source>Customers surveyed</source>
        <translation>调查顾客数</translation>
    </message>
    <message>
        <source>no cases</source>
        <translation>无案例</translation>
    </message>
    <message>
        <source>no figures</source>
        <translation>无数据</translation>
    </message>
    <message>
        <source>Satisfaction, sum of 0 to 1 each</source>
        <translation>满意度合计（每人 0 至 1）</translation>
    </message>
    <message>
        <source>A number, 0 or more, at most 6 decimals</source>
        <translation>请输入不小于 0 的数，小数不超过 6 位</translation>
    </message>
    <message>
        <source>A whole number, 0 or more, at most 9 digits</source>
        <translation>请输入不小于 0 的整数，最多 9 位</translation>
    </message>
    <message>
        <source>More than 100 %: compare these figures with the company&apos;s list.</source>
        <translation>超过 100 %：请将这些数字与企业台账核对。</translation>
    </message>
    <message>
        <source>Take %1 out of the list</source>
        <translation>将 %1 从列表中移除</translation>
    </message>
</context>
<context>
    <name>MonthsPage</name>
    <message>
        <source>Monthly figures</source>
        <translation>月度数据</translation>
    </message>
    <message>
        <source>No month yet. Response, closing, complaints and satisfaction are computed from these figures, month by month.</source>
        <translation>还没有月份。响应、办结、投诉和满意率按这些数据逐月计算。</translation>
    </message>
    <message>
        <source>Month (YYYY-MM)</source>
        <translation>月份（YYYY-MM）</translation>
    </message>
    <message>
        <source>Add the month</source>
        <translation>添加月份</translation>
    </message>
    <message>
        <source>A month as YYYY-MM that has begun and is not in the list yet.</source>
        <translation>请按 YYYY-MM 输入已开始且尚未列出的月份。</translation>
    </message>
    <message>
        <source>%1 was taken out of the list.</source>
        <translation>%1 已从列表中移除。</translation>
    </message>
    <message>
        <source>Put it back</source>
        <translation>放回</translation>
    </message>
</context>
<context>
    <name>NotForMeSheet</name>
    <message>
        <source>I never needed this service</source>
        <translation>我没有用过这项服务</translation>
    </message>
    <message>
        <source>There is nothing of the kind at my place</source>
        <translation>我这里没有这项内容</translation>
    </message>
    <message>
        <source>I had nothing to do with it, somebody else did</source>
        <translation>不是我经手的，由别人办理</translation>
    </message>
    <message>
        <source>Why does the question not apply to you?</source>
        <translation>为什么这个问题与您无关？</translation>
    </message>
</context>
<context>
    <name>ObservationPage</name>
    <message>
        <source>Auditor&apos;s observation</source>
        <translation>审核员观察</translation>
    </message>
    <message>
        <source>Customer&apos;s answers</source>
        <translation>顾客作答</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Undo the last answer</source>
        <translation>撤销上一次作答</translation>
    </message>
</context>
<context>
    <name>PageFrame</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Understood</source>
        <translation>知道了</translation>
    </message>
    <message>
        <source>Amending what is closed: %1</source>
        <translation>正在更改已结束的内容：%1</translation>
    </message>
    <message>
        <source>End amendment</source>
        <translation>结束更改</translation>
    </message>
</context>
<context>
    <name>ParcelPanel</name>
    <message>
        <source>Everything unconfirmed to a file</source>
        <translation>将全部未确认内容存为文件</translation>
    </message>
    <message>
        <source>For a tablet that cannot reach the office any more. The file is sealed by a passphrase: send the two on different ways. Nothing leaves this tablet&apos;s record.</source>
        <translation>用于再也连不上办公室的平板。文件用口令封存：请把文件和口令分开发送。本机记录不会减少。</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>请稍候…</translation>
    </message>
    <message>
        <source>Save to a file…</source>
        <translation>存为文件……</translation>
    </message>
    <message>
        <source>Saved %1 changes and %2 attachments: %3</source>
        <translation>已保存 %1 条记录、%2 个附件：%3</translation>
    </message>
    <message>
        <source>Passphrase (8 characters or more)</source>
        <translation>口令（至少 8 个字符）</translation>
    </message>
</context>
<context>
    <name>PhotoStrip</name>
    <message>
        <source>Photo %1, %2</source>
        <translation>照片 %1，%2</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>请稍候…</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Photo from a file</source>
        <translation>从文件选取照片</translation>
    </message>
    <message>
        <source>Pictures (*.jpg *.jpeg *.png)</source>
        <translation>图片 (*.jpg *.jpeg *.png)</translation>
    </message>
    <message>
        <source>The photo was taken off here.</source>
        <translation>照片已从此处移除。</translation>
    </message>
    <message>
        <source>Put it back</source>
        <translation>放回</translation>
    </message>
</context>
<context>
    <name>PhotoViewer</name>
    <message>
        <source>Taken %1</source>
        <translation>拍摄于 %1</translation>
    </message>
    <message>
        <source>added %1</source>
        <translation>添加于 %1</translation>
    </message>
    <message>
        <source>at %1</source>
        <translation>位置 %1</translation>
    </message>
    <message>
        <source>original kept</source>
        <translation>已保留原图</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Take it off here (it stays on record)</source>
        <translation>从此处移除（记录中仍保留）</translation>
    </message>
</context>
<context>
    <name>PhotoZoom</name>
    <message>
        <source>Smaller</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>放大</translation>
    </message>
</context>
<context>
    <name>PinPanel</name>
    <message>
        <source>Present PIN</source>
        <translation>当前 PIN</translation>
    </message>
    <message>
        <source>New PIN (4 characters or more)</source>
        <translation>新 PIN（至少 4 个字符）</translation>
    </message>
    <message>
        <source>New PIN once more</source>
        <translation>再次输入新 PIN</translation>
    </message>
    <message>
        <source>The two PINs differ.</source>
        <translation>两次输入的 PIN 不一致。</translation>
    </message>
    <message>
        <source>The new PIN holds from now on.</source>
        <translation>新 PIN 即刻生效。</translation>
    </message>
    <message>
        <source>Change the PIN</source>
        <translation>更改 PIN</translation>
    </message>
</context>
<context>
    <name>PinSheet</name>
    <message>
        <source>For the auditor</source>
        <translation>审核员</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN 码</translation>
    </message>
    <message>
        <source>Too many wrong PINs: wait %1 s. Nothing is lost.</source>
        <translation>PIN 多次错误：请等待 %1 秒。数据不会丢失。</translation>
    </message>
</context>
<context>
    <name>PlanPage</name>
    <message>
        <source>Plan of the audit</source>
        <translation>审核计划</translation>
    </message>
</context>
<context>
    <name>PlanningNote</name>
    <message>
        <source>First the list of all finished projects</source>
        <translation>首先导入全部已完工程清单</translation>
    </message>
    <message>
        <source>Now draw the sample</source>
        <translation>现在抽取样本</translation>
    </message>
    <message>
        <source>CSV or Excel (XLSX). The sample is drawn from it, so it has to be whole.</source>
        <translation>CSV 或 Excel（XLSX）文件。样本从中抽取，清单必须完整。</translation>
    </message>
    <message>
        <source>The draw is done before both parties: list fixed, then the seed, then the tickets.</source>
        <translation>抽样在双方见证下进行：先固定清单，再输入种子，最后排出签号。</translation>
    </message>
    <message>
        <source>Import the project list</source>
        <translation>导入项目清单</translation>
    </message>
    <message>
        <source>Draw the sample</source>
        <translation>抽取样本</translation>
    </message>
    <message>
        <source>The list has changed: draw the sample anew</source>
        <translation>清单已变更：请重新抽样</translation>
    </message>
</context>
<context>
    <name>ProgressLine</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1/%2</translation>
    </message>
</context>
<context>
    <name>ProgressPanel</name>
    <message>
        <source>Planned</source>
        <translation>已策划</translation>
    </message>
    <message>
        <source>Sampled</source>
        <translation>已抽样</translation>
    </message>
    <message>
        <source>Field work</source>
        <translation>现场评价</translation>
    </message>
    <message>
        <source>Evaluated</source>
        <translation>已完成评价</translation>
    </message>
    <message>
        <source>Reviewed</source>
        <translation>已复核</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>已决定</translation>
    </message>
    <message>
        <source>Course of the audit</source>
        <translation>审核进程</translation>
    </message>
    <message>
        <source>Signed for the certification staff: %1</source>
        <translation>认证人员已签字：%1</translation>
    </message>
    <message>
        <source>Two signatures: the certification staff, then the head of the body</source>
        <translation>须两人签字：先认证人员，后机构负责人</translation>
    </message>
    <message>
        <source>Mark as done</source>
        <translation>标记完成</translation>
    </message>
    <message>
        <source>Sign for the staff</source>
        <translation>认证人员签字</translation>
    </message>
    <message>
        <source>Sign as head</source>
        <translation>负责人签字</translation>
    </message>
    <message>
        <source>You evaluated in this audit: somebody else reviews it and decides on it.</source>
        <translation>您参加了本次评价：复核与决定须由他人进行。</translation>
    </message>
    <message>
        <source>Signed by %1, then by %2</source>
        <translation>先由 %1 签字，后由 %2 签字</translation>
    </message>
    <message>
        <source>Withdraw the signatures…</source>
        <translation>撤回签字…</translation>
    </message>
    <message>
        <source>Back by one step…</source>
        <translation>退回一步…</translation>
    </message>
    <message>
        <source>Going back</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>It is recorded with your name and this reason; nothing is deleted.</source>
        <translation>将连同您的姓名和理由一并记录，不会删除任何内容。</translation>
    </message>
    <message>
        <source>This step is the planner&apos;s, the lead auditor&apos;s or an auditor&apos;s.</source>
        <translation>这一步由计划人员、组长或审核员完成。</translation>
    </message>
    <message>
        <source>This signature is the decision maker&apos;s.</source>
        <translation>此处由机构负责人（认证决定人）签字。</translation>
    </message>
    <message>
        <source>This step is the reviewer&apos;s.</source>
        <translation>这一步由复核人员完成。</translation>
    </message>
    <message>
        <source>The record was amended after the decision. Who signed looks at it again: withdraw the signatures and sign anew.</source>
        <translation>决定之后记录有修改，请签字人重新查看：撤回签字后重新签字。</translation>
    </message>
</context>
<context>
    <name>ProjectRow</name>
    <message numerus="yes">
        <source>%n complete</source>
        <translation>
            <numerusform>%n 份完成</numerusform>
        </translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>已开始</translation>
    </message>
    <message>
        <source>To visit</source>
        <translation>待走访</translation>
    </message>
    <message>
        <source>Not sampled</source>
        <translation>未抽中</translation>
    </message>
</context>
<context>
    <name>ProjectsPage</name>
    <message>
        <source>Sample</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Audit</source>
        <translation>审核</translation>
    </message>
    <message>
        <source>%1 of %2 sampled projects evaluated</source>
        <translation>样本项目已评价 %1/%2</translation>
    </message>
    <message numerus="yes">
        <source>%n project(s), no sample yet</source>
        <translation>
            <numerusform>%n 个项目，尚未抽样</numerusform>
        </translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Settle</source>
        <translation>裁定</translation>
    </message>
    <message>
        <source>Plan of the audit</source>
        <translation>审核计划</translation>
    </message>
    <message numerus="yes">
        <source>Recorded differently on two devices: %n field(s)</source>
        <translation>
            <numerusform>两台设备记录不一致：%n 处</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Radar</name>
    <message>
        <source>Radar of the five dimensions; the figures stand beside it</source>
        <translation>五个维度的雷达图，数值列在旁边</translation>
    </message>
</context>
<context>
    <name>ReasonSheet</name>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Take the reason back</source>
        <translation>撤回理由</translation>
    </message>
</context>
<context>
    <name>RecordsPanel</name>
    <message>
        <source>The latest records of this tablet in the open audit</source>
        <translation>本平板在当前审核中的最近记录</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>已确认</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>被拒绝</translation>
    </message>
    <message>
        <source>On its way</source>
        <translation>发送中</translation>
    </message>
    <message>
        <source>Only here</source>
        <translation>仅在本机</translation>
    </message>
    <message>
        <source>Waits</source>
        <translation>等待中</translation>
    </message>
</context>
<context>
    <name>ReportPanel</name>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Made on this tablet, without a network. What is provisional is called so in it.</source>
        <translation>在本平板上生成，无需网络。暂定结果会在报告中注明。</translation>
    </message>
    <message>
        <source>PDF in Chinese</source>
        <translation>中文 PDF</translation>
    </message>
    <message>
        <source>PDF in English</source>
        <translation>英文 PDF</translation>
    </message>
    <message>
        <source>Score sheet (XLSX)</source>
        <translation>评价表（XLSX）</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>已保存：%1</translation>
    </message>
    <message>
        <source>Where to save the report</source>
        <translation>报告保存到哪里</translation>
    </message>
</context>
<context>
    <name>ResultPage</name>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>服务</translation>
    </message>
    <message>
        <source>No complete evaluation counts yet.</source>
        <translation>还没有计入得分的完整评价。</translation>
    </message>
    <message numerus="yes">
        <source>Mean of %n evaluation(s)</source>
        <translation>
            <numerusform>%n 份评价的均值</numerusform>
        </translation>
    </message>
    <message>
        <source>95 % interval %1 to %2</source>
        <translation>95% 区间 %1 至 %2</translation>
    </message>
    <message>
        <source>The interval straddles %1: more evaluations could change the stars.</source>
        <translation>区间跨越 %1：增加评价可能改变星级。</translation>
    </message>
    <message>
        <source>Management</source>
        <translation>管理</translation>
    </message>
    <message>
        <source>No item graded yet.</source>
        <translation>尚未评定任何条目。</translation>
    </message>
    <message>
        <source>Maturity level %1</source>
        <translation>成熟度 %1 级</translation>
    </message>
    <message>
        <source>Below level three</source>
        <translation>低于三级</translation>
    </message>
    <message>
        <source>Conformity</source>
        <translation>符合性</translation>
    </message>
    <message>
        <source>Met</source>
        <translation>满足</translation>
    </message>
    <message>
        <source>Not met</source>
        <translation>不满足</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>待定</translation>
    </message>
    <message>
        <source>The lead auditor&apos;s conclusion</source>
        <translation>审核组长的结论</translation>
    </message>
</context>
<context>
    <name>ReviewRow</name>
    <message>
        <source>Does not apply</source>
        <translation>不适用</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>未回答</translation>
    </message>
</context>
<context>
    <name>SamplePanel</name>
    <message>
        <source>Sample</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>Follows from its seed</source>
        <translation>可由种子重现</translation>
    </message>
    <message>
        <source>Not verified</source>
        <translation>未核验</translation>
    </message>
    <message>
        <source>Replaced: %1 by %2. %3</source>
        <translation>已替换：%1 换为 %2。%3</translation>
    </message>
    <message>
        <source>Who visits?</source>
        <translation>谁走访？</translation>
    </message>
    <message>
        <source>Replace…</source>
        <translation>替换……</translation>
    </message>
    <message>
        <source>Replace %1</source>
        <translation>替换 %1</translation>
    </message>
    <message>
        <source>Who visits %1?</source>
        <translation>谁走访 %1？</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>The next of the reserve comes in: %1. Why does this project go?</source>
        <translation>备选中的下一个 %1 将补入。为什么替换这个项目？</translation>
    </message>
</context>
<context>
    <name>SaveMark</name>
    <message>
        <source>Saved</source>
        <translation>已保存</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>正在保存…</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>未保存</translation>
    </message>
</context>
<context>
    <name>ScanSheet</name>
    <message>
        <source>There is no QR code in this picture.</source>
        <translation>这张图片中没有二维码。</translation>
    </message>
    <message>
        <source>Scan the office&apos;s code</source>
        <translation>扫描办公室的二维码</translation>
    </message>
    <message>
        <source>Read the picture</source>
        <translation>读取图片</translation>
    </message>
    <message>
        <source>No camera can be used here. Type the link, or read the code from a picture.</source>
        <translation>此处无法使用摄像头。请输入链接，或从图片读取二维码。</translation>
    </message>
    <message>
        <source>Picture of the code (path of the file)</source>
        <translation>二维码图片（文件路径）</translation>
    </message>
</context>
<context>
    <name>SectionRail</name>
    <message>
        <source>Visits</source>
        <translation>走访</translation>
    </message>
    <message>
        <source>Management</source>
        <translation>管理</translation>
    </message>
    <message>
        <source>Conformity</source>
        <translation>符合性</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Sections of the audit</source>
        <translation>审核的各部分</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Sunlight</source>
        <translation>强光</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>字号</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>标准</translation>
    </message>
    <message>
        <source>Large</source>
        <translation>大</translation>
    </message>
    <message>
        <source>Very large</source>
        <translation>特大</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>您的姓名</translation>
    </message>
    <message>
        <source>Lock now</source>
        <translation>立即锁定</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>After ten minutes untouched the tablet asks for the PIN again.</source>
        <translation>十分钟无人操作后，平板会再次要求输入 PIN。</translation>
    </message>
    <message>
        <source>The screen&apos;s own keyboard</source>
        <translation>屏幕键盘</translation>
    </message>
    <message>
        <source>When a field is touched</source>
        <translation>触摸输入框时</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>始终</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>从不</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>OK</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>SignInPanel</name>
    <message>
        <source>Signed in on this site</source>
        <translation>已在现场签到</translation>
    </message>
    <message>
        <source>Arrived? Sign in</source>
        <translation>到达现场后请签到</translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation>再次签到</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>签到</translation>
    </message>
    <message>
        <source>no position</source>
        <translation>无定位</translation>
    </message>
    <message>
        <source>no name given</source>
        <translation>未填姓名</translation>
    </message>
    <message>
        <source>All %1 sign-ins</source>
        <translation>全部 %1 次签到</translation>
    </message>
</context>
<context>
    <name>SignaturePad</name>
    <message>
        <source>Field for the signature, empty</source>
        <translation>签名区，空白</translation>
    </message>
    <message>
        <source>Field for the signature, signed</source>
        <translation>签名区，已签名</translation>
    </message>
</context>
<context>
    <name>SitePanel</name>
    <message>
        <source>The site</source>
        <translation>现场</translation>
    </message>
    <message>
        <source>Customer: %1</source>
        <translation>顾客：%1</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Street, building, entrance</source>
        <translation>街道、楼号、单元</translation>
    </message>
    <message>
        <source>Note on the visit</source>
        <translation>走访备注</translation>
    </message>
    <message>
        <source>Whom you met, what was closed, what to bring next time</source>
        <translation>见到了谁、哪里没开放、下次要带什么</translation>
    </message>
</context>
<context>
    <name>SourcesPage</name>
    <message>
        <source>Where the service score comes from</source>
        <translation>服务特性得分的来源</translation>
    </message>
    <message>
        <source>Where the management score comes from</source>
        <translation>管理成熟度得分的来源</translation>
    </message>
    <message>
        <source>Exactly %1</source>
        <translation>精确值 %1</translation>
    </message>
    <message>
        <source>To the visits</source>
        <translation>查看走访</translation>
    </message>
    <message>
        <source>To the management items</source>
        <translation>查看管理要求</translation>
    </message>
    <message numerus="yes">
        <source>%n evaluation(s) count</source>
        <translation>
            <numerusform>%n 份评价计入</numerusform>
        </translation>
    </message>
    <message>
        <source>Observed by %1</source>
        <translation>观察人：%1</translation>
    </message>
    <message>
        <source>Answered by %1</source>
        <translation>答卷人：%1</translation>
    </message>
    <message>
        <source>Item by item: points earned, and lost against full marks</source>
        <translation>逐项：所得分数与距满分失去的分数</translation>
    </message>
    <message>
        <source>Nothing is graded yet.</source>
        <translation>尚无评分。</translation>
    </message>
</context>
<context>
    <name>Stars</name>
    <message numerus="yes">
        <source>%n star(s)</source>
        <translation>
            <numerusform>%n 星</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusButton</name>
    <message>
        <source>Not saved</source>
        <translation>未保存</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>正在保存…</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>被拒绝</translation>
    </message>
    <message>
        <source>On this device only</source>
        <translation>仅在本机</translation>
    </message>
    <message>
        <source>%1 to send</source>
        <translation>%1 条待发送</translation>
    </message>
    <message>
        <source>All confirmed</source>
        <translation>已全部确认</translation>
    </message>
    <message>
        <source>Offline, all sent</source>
        <translation>离线，已全部发送</translation>
    </message>
    <message>
        <source>Sync: %1</source>
        <translation>同步：%1</translation>
    </message>
</context>
<context>
    <name>StepsPanel</name>
    <message>
        <source>Project list</source>
        <translation>项目清单</translation>
    </message>
    <message numerus="yes">
        <source>%n project(s)</source>
        <translation>
            <numerusform>%n 个项目</numerusform>
        </translation>
    </message>
    <message>
        <source>Draw of the sample</source>
        <translation>抽取样本</translation>
    </message>
    <message>
        <source>%1 drawn, seed %2</source>
        <translation>已抽 %1 个，种子 %2</translation>
    </message>
    <message>
        <source>List fixed, then seed, then tickets</source>
        <translation>先固定清单，再定种子，再出签号</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>审核组</translation>
    </message>
    <message numerus="yes">
        <source>%n member(s)</source>
        <translation>
            <numerusform>%n 人</numerusform>
        </translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>走访</translation>
    </message>
    <message numerus="yes">
        <source>%n evaluation(s) count</source>
        <translation>
            <numerusform>%n 份评价计入</numerusform>
        </translation>
    </message>
    <message>
        <source>Management</source>
        <translation>管理</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) open</source>
        <translation>
            <numerusform>%n 项未评</numerusform>
        </translation>
    </message>
    <message>
        <source>Conformity</source>
        <translation>符合性</translation>
    </message>
    <message>
        <source>Conclusion still open</source>
        <translation>尚无结论</translation>
    </message>
    <message>
        <source>Concluded</source>
        <translation>已有结论</translation>
    </message>
    <message>
        <source>Result and report</source>
        <translation>结果与报告</translation>
    </message>
    <message>
        <source>Final</source>
        <translation>最终</translation>
    </message>
    <message>
        <source>Provisional</source>
        <translation>暂定</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>List, draw and team are the planner&apos;s and the lead auditor&apos;s.</source>
        <translation>项目清单、抽样和分工由计划人员或组长负责。</translation>
    </message>
    <message>
        <source>The list has changed since the draw</source>
        <translation>抽样之后清单有变更</translation>
    </message>
</context>
<context>
    <name>SyncCounts</name>
    <message>
        <source>%1 MB</source>
        <translation>%1 MB</translation>
    </message>
    <message>
        <source>%1 kB</source>
        <translation>%1 kB</translation>
    </message>
    <message>
        <source>only on this tablet</source>
        <translation>仅在本平板</translation>
    </message>
    <message>
        <source>confirmed by the office</source>
        <translation>办公室已确认</translation>
    </message>
    <message>
        <source>left to send</source>
        <translation>待发送</translation>
    </message>
    <message>
        <source>Last confirmed %1</source>
        <translation>最近确认：%1</translation>
    </message>
</context>
<context>
    <name>SyncPage</name>
    <message>
        <source>This tablet is not enrolled</source>
        <translation>本平板尚未注册</translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>没有连接</translation>
    </message>
    <message>
        <source>Working offline</source>
        <translation>离线工作</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>正在连接…</translation>
    </message>
    <message>
        <source>Exchanging…</source>
        <translation>正在交换…</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>已连接</translation>
    </message>
    <message>
        <source>The office refuses this tablet</source>
        <translation>办公室拒绝了本平板</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>同步</translation>
    </message>
    <message>
        <source>Use the network</source>
        <translation>使用网络</translation>
    </message>
    <message>
        <source>Off: nothing is sent or fetched until you switch it on again. Recording goes on as ever.</source>
        <translation>关闭后不收发任何数据，直到您重新打开；记录照常进行。</translation>
    </message>
    <message>
        <source>Enrolled as %1 (%2)</source>
        <translation>已注册为 %1（%2）</translation>
    </message>
    <message>
        <source>Office: %1</source>
        <translation>办公室：%1</translation>
    </message>
    <message>
        <source>The tablet&apos;s certificate is valid until %1 and is renewed by itself.</source>
        <translation>本平板的证书有效期至 %1，到期前自动更新。</translation>
    </message>
    <message>
        <source>Connected, but the office refuses a record</source>
        <translation>已连接，但办公室拒收一条记录</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>立即重试</translation>
    </message>
    <message>
        <source>planner</source>
        <translation>计划人员</translation>
    </message>
    <message>
        <source>lead auditor</source>
        <translation>组长</translation>
    </message>
    <message>
        <source>auditor</source>
        <translation>审核员</translation>
    </message>
    <message>
        <source>reviewer</source>
        <translation>复核人员</translation>
    </message>
    <message>
        <source>decision maker</source>
        <translation>认证决定人</translation>
    </message>
    <message>
        <source>observer</source>
        <translation>观察员</translation>
    </message>
</context>
<context>
    <name>TeamPanel</name>
    <message>
        <source>Team</source>
        <translation>审核组</translation>
    </message>
    <message>
        <source>Nobody is named yet. Name the lead auditor and the auditors, then share the projects among them.</source>
        <translation>尚未指定成员。请先指定审核组长和审核员，再分配项目。</translation>
    </message>
    <message>
        <source>Lead auditor</source>
        <translation>审核组长</translation>
    </message>
    <message>
        <source>Auditor</source>
        <translation>审核员</translation>
    </message>
    <message numerus="yes">
        <source>%n project(s)</source>
        <translation>
            <numerusform>%n 个项目</numerusform>
        </translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>移出</translation>
    </message>
    <message>
        <source>Take %1 out of the team</source>
        <translation>将 %1 移出审核组</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Add as lead auditor</source>
        <translation>添加为审核组长</translation>
    </message>
    <message>
        <source>Add as auditor</source>
        <translation>添加为审核员</translation>
    </message>
</context>
<context>
    <name>UnlockPage</name>
    <message>
        <source>The two PINs differ.</source>
        <translation>两次输入的 PIN 不一致。</translation>
    </message>
    <message>
        <source>Plumbline</source>
        <translation>准绳</translation>
    </message>
    <message>
        <source>Set up this tablet</source>
        <translation>设置本平板</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
    <message>
        <source>Everything on this device is sealed with a PIN. Without it nobody can read the answers, and nobody can bring it back: keep it well.</source>
        <translation>本机内容全部用 PIN 加密封存。没有 PIN，谁也读不出回答，PIN 也无法找回：请务必保管好。</translation>
    </message>
    <message>
        <source>The answers on this device are sealed. Enter your PIN.</source>
        <translation>本机上的回答已封存，请输入 PIN。</translation>
    </message>
    <message>
        <source>Your name, as it stands beside what you record</source>
        <translation>您的姓名（将显示在您的记录旁）</translation>
    </message>
    <message>
        <source>PIN (4 characters or more)</source>
        <translation>PIN（至少 4 个字符）</translation>
    </message>
    <message>
        <source>PIN once more</source>
        <translation>再次输入 PIN</translation>
    </message>
    <message>
        <source>Too many wrong PINs: wait %1 s. Nothing is lost.</source>
        <translation>PIN 错误次数过多：请等待 %1 秒。数据不会丢失。</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>请稍候…</translation>
    </message>
    <message>
        <source>Seal and begin</source>
        <translation>封存并开始</translation>
    </message>
</context>
<context>
    <name>VerdictPanel</name>
    <message>
        <source>Whatever comes: no pass</source>
        <translation>无论如何都不能通过</translation>
    </message>
    <message numerus="yes">
        <source>Whatever comes: %n star(s)</source>
        <translation>
            <numerusform>无论如何都是 %n 星</numerusform>
        </translation>
    </message>
    <message>
        <source>Still possible: %1 to %2</source>
        <translation>仍可能：%1 至 %2</translation>
    </message>
    <message>
        <source>no pass</source>
        <translation>不通过</translation>
    </message>
    <message numerus="yes">
        <source>%n star(s)</source>
        <translation>
            <numerusform>%n 星</numerusform>
        </translation>
    </message>
    <message>
        <source>Working it out…</source>
        <translation>正在计算…</translation>
    </message>
    <message>
        <source>Pass</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>Pass so far</source>
        <translation>目前为通过</translation>
    </message>
    <message>
        <source>Fail</source>
        <translation>不通过</translation>
    </message>
    <message>
        <source>No pass so far</source>
        <translation>目前为不通过</translation>
    </message>
    <message>
        <source>Final: nothing is missing.</source>
        <translation>已定稿：没有缺项。</translation>
    </message>
    <message numerus="yes">
        <source>Provisional: %n thing(s) missing. It goes by what is recorded.</source>
        <translation>
            <numerusform>暂定：还缺 %n 项，以目前记录为准。</numerusform>
        </translation>
    </message>
    <message>
        <source>Amended after the decision: the signatures stand under another record.</source>
        <translation>决定之后有修改：现有签字针对的是此前的记录。</translation>
    </message>
</context>
<context>
    <name>VisitPage</name>
    <message>
        <source>Evaluations</source>
        <translation>评价</translation>
    </message>
    <message>
        <source>None yet. Observe the service yourself, or hand the tablet to a customer.</source>
        <translation>还没有评价。您可以自己观察，或把平板交给顾客作答。</translation>
    </message>
    <message>
        <source>My own observation</source>
        <translation>我来观察</translation>
    </message>
    <message>
        <source>Ask a customer</source>
        <translation>请顾客作答</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Customer&apos;s name or role (may be left open)</source>
        <translation>顾客姓名或身份（可不填）</translation>
    </message>
    <message>
        <source>Leave this evaluation out</source>
        <translation>排除这份评价</translation>
    </message>
    <message>
        <source>It stays on record and counts nowhere. Why?</source>
        <translation>它保留在记录中，但不计入结果。为什么排除？</translation>
    </message>
    <message>
        <source>What is found on site is recorded by the auditors.</source>
        <translation>现场发现由审核员记录。</translation>
    </message>
</context>
<context>
    <name>WhyPanel</name>
    <message numerus="yes">
        <source>What %n star(s) would take</source>
        <translation>
            <numerusform>达到 %n 星还差什么</numerusform>
        </translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>前往</translation>
    </message>
    <message>
        <source>Full marks on these would be enough, and bring so many points:</source>
        <translation>以下各项得满分即可达到，可增加的分数为：</translation>
    </message>
    <message>
        <source>… and %1 more</source>
        <translation>……另有 %1 项</translation>
    </message>
</context>
</TS>
