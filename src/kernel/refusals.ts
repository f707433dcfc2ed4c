import { type Citation, type Fault, type Outcome, refused } from './outcome.ts'

/**
 * Every refusal of the platform on one page: code, HTTP status and sentence. `{name}` is filled in from the facts.
 * Rules that a measure states refuse with their own sentence from its pack and the code `rule.<name>`.
 */
export const refusals = {
  'request.invalid': { status: 400, zh: '填写内容有误，请按提示修改后重新提交' },
  'request.not-found': { status: 404, zh: '没有找到{what}，或者您无权查看' },
  'request.key-reused': { status: 422, zh: '同一个幂等键（Idempotency-Key）已用于另一个请求，请换用新的键' },
  'request.key-missing': { status: 400, zh: '写操作须带幂等键（请求头 Idempotency-Key，8 至 64 个字符）' },
  'request.changed-meanwhile': { status: 412, zh: '{what}在您打开之后已被他人修改，请刷新后核对再提交' },
  'request.version-missing': { status: 428, zh: '修改须带您所看到的版本号（请求头 If-Match），以免覆盖他人的修改' },
  'request.too-large': { status: 413, zh: '内容过大：上限为 {limit}' },
  'request.unreadable': { status: 400, zh: '请求内容无法读取：应为 JSON（UTF-8）' },
  'request.media-type': { status: 415, zh: '不接受这种内容类型，请以 application/json 提交' },
  'request.method': { status: 405, zh: '该地址不支持 {method}，可用：{allowed}' },
  'request.too-often': { status: 429, zh: '操作过于频繁，请 {seconds} 秒后再试' },
  'request.unavailable': { status: 503, zh: '数据库暂时无法访问，办理未成功，请稍后重试' },
  'request.unexpected': { status: 500, zh: '系统出错，办理未成功；请把请求编号 {requestId} 告知运维人员' },
  'permission.denied': { status: 403, zh: '您的岗位没有“{permission}”权限，请由有权限的人员办理' },

  // systems
  'system.classified': { status: 422, zh: '涉密信息系统不得登记：本平台只受理非涉密政务信息系统，请按保密管理规定另行办理' },
  'system.name-taken': { status: 409, zh: '本单位已登记名为“{name}”的系统，请核对，或换用可以区分的名称' },
  'system.not-to-migrate': { status: 409, zh: '系统“{name}”的上云状态不是“待迁移”，不能登记割接上线' },
  'system.not-cut-over': { status: 409, zh: '系统“{name}”尚未登记割接上线，不能登记原系统下线' },
  'system.original-retired': { status: 409, zh: '系统“{name}”的原系统已于{on}下线，不能重复登记' },

  // catalogue
  'item.code-taken': { status: 409, zh: '编码“{code}”已被服务项“{name}”使用，请换用其他编码' },
  'item.published': { status: 409, zh: '服务项“{name}”已列入发布的目录，不能再修改；请新增服务项，并在下一版目录中替换' },
  'item.priced': { status: 409, zh: '服务项“{name}”已定价，不能再改计量单位和计价方式；请新增服务项' },
  'edition.not-later': { status: 409, zh: '已发布自{from}起施行的目录，新目录的施行日期须晚于该日' },
  'price.newer-exists': { status: 409, zh: '该服务项已有自{from}起的价格，新价格的起始日期须晚于该日' },
  'price.item-free': { status: 409, zh: '服务项“{name}”为免费服务，不需要定价' },
  'price.minimum-not-charged': { status: 422, zh: '本地适用的办法规定计费至服务终止之日止，没有规定最低计费期限；请清空最低计费月数' },
  'price.not-provider': { status: 422, zh: '议价的对方在{from}不是本区域的云服务商，请选择云服务商，或改为该单位成为云服务商之后的日期' },
  'price.ceiling-other-basis': { status: 422, zh: '最高限价{basis}计价，与该最终价格无法比较；请先按同一计价方式确定最高限价' },
  'import.unreadable': { status: 422, zh: '文件无法读取：{why}' },
  'import.has-errors': { status: 422, zh: '文件有{count}处错误，整份文件均未导入；请按提示修改后重新预览' },
  'import.changed': { status: 409, zh: '提交的文件与预览的文件不一致，请重新预览后再提交' },

  // drafts of measures
  'measure.draft-unreadable': { status: 422, zh: '草案无法读取：{why}' },
  'measure.draft-whole': { status: 403, zh: '办法适用于整个区域，须由可以查看本区域全部事项的单位上传并推演草案' },
  'measure.draft-faulty': { status: 422, zh: '草案有{count}处差错，改正并重新上传后才能推演' },
  'measure.draft-outlived': { status: 409, zh: '草案上传时所比较的办法已不在本平台，请重新上传后推演' },
  'measure.trial-not-yours': { status: 403, zh: '这次推演由{by}发起，只有发起人或系统管理员可以停止' },
  'measure.trial-ended': { status: 409, zh: '这次推演已经结束或停止，不需要再停止' },
  'measure.trial-going-on': { status: 409, zh: '本区域正在进行另一次推演，请待其结束后再开始' },

  // contracts
  'contract.ended': { status: 409, zh: '合同“{number}”已提前终止，末日为{lastDay}' },
  'contract.number-taken': { status: 409, zh: '合同编号“{number}”已登记' },
  'contract.overlaps': { status: 409, zh: '该单位在此期间已有同类合同“{number}”，合同期间不能重叠' },
  'pool.name-taken': { status: 409, zh: '该云服务商已登记名为“{name}”的资源池' },
  'supervision.overlaps': { status: 409, zh: '资源池“{name}”自{from}起已纳入统一监管，不能重复登记' },
  'supervision.not-running': { status: 409, zh: '资源池“{name}”在该日未纳入统一监管，不能登记移出' },

  // utilization
  'usage.overlaps': { status: 409, zh: '统计期与已登记的重叠，均未登记；更正原数据须说明理由' },
  'usage.finding-closed': { status: 409, zh: '该发现已回应，或因数据更正不再成立，不需要再回应' },
  'season.overlaps': { status: 409, zh: '该系统在{from}至{to}之间已报备业务周期，高峰期与低谷期不能重叠' },
  'outage.fault-on-file': {
    status: 409,
    zh: '{organisation}已登记{on}的故障，本单位不能就同一时段改按计划内中断或不可抗力登记；有异议的，请向该单位提出更正',
  },
  'season.begun': { status: 409, zh: '该业务周期自{from}起已经开始，不能撤回' },

  // metering: quantities that are reported and confirmed
  'metering.overlaps': { status: 409, zh: '期间与已上报的重叠，没有登记；更正已上报的数量，请在原记录上更正' },
  'metering.decided': { status: 409, zh: '所选记录中有{count}条已经确认、提出异议或更正，均未办理；请刷新后重新选择' },
  'metering.not-correctable': { status: 409, zh: '该记录{state}，不能更正；请{remedy}' },
  'metering.own-report': { status: 403, zh: '本人上报的数量不能由本人{act}，请由其他人员办理' },

  // identity: signing in, passwords, accounts
  'session.required': { status: 401, zh: '尚未登录或登录已失效，请重新登录' },
  'session.refused': { status: 401, zh: '登录名或密码不正确，或者账号已停用、待确认、已锁定（连续 5 次失败锁定 15 分钟）' },
  'session.cross-site': { status: 403, zh: '该请求不是从本平台页面发出的，已拒绝' },
  'password.must-change': { status: 403, zh: '首次登录须先修改一次性密码，修改后方可办理其他事项' },
  'password.wrong': { status: 422, zh: '当前密码不正确，或者因连续 5 次输错已锁定 15 分钟' },
  'password.weak': { status: 422, zh: '新密码不符合要求：{weakness}' },
  'setup.refused': { status: 403, zh: '初始化令牌不正确、已使用或已过期，请使用本次启动时控制台打印的令牌' },
  'setup.done': { status: 409, zh: '平台已完成初始化，不能再次初始化' },
  'setup.same-person': { status: 422, zh: '系统管理员、安全管理员、审计管理员须由三名不同人员担任' },
  'person.login-taken': { status: 409, zh: '登录名“{login}”已被使用，请换一个' },
  'person.own-account': { status: 403, zh: '不能管理自己的账号，请由其他管理员办理' },
  'person.not-yours': { status: 403, zh: '单位管理员只能管理本单位的经办、审核、签发人员，不能授予或变更管理员岗位' },
  'person.nothing-to-confirm': { status: 409, zh: '该账号没有待确认的事项（可能刚被他人确认），请刷新后核对' },
  'person.other-confirms': {
    status: 403,
    zh: '账号由安全管理员确认，安全管理员的账号也可由审计管理员确认；本人办理的事项不能由本人确认，请由其他管理员确认',
  },
  'person.platform-posts': {
    status: 422,
    zh: '三员分立：系统、安全、审计管理员只设在平台运营单位，每人只任其中一岗；其他单位不得设置',
  },

  // procedures: cases and their steps
  'case.procedure-unknown': { status: 422, zh: '本地适用的办法没有“{procedure}”这一程序，可发起：{known}' },
  'case.not-beginner': { status: 403, zh: '“{procedure}”由{party}发起，贵单位不是{party}，不能发起' },
  'case.nobody-there': { status: 409, zh: '下一环节“{step}”由{party}办理，而该单位的{where}没有登记{party}，请与主管部门联系登记后再办理' },
  'case.not-your-turn': { status: 403, zh: '办件当前在“{step}”环节，由{party}的经办、审核、签发人员办理；轮到贵单位时会列入待办' },
  'case.ended': { status: 409, zh: '办件 {number} 已办结，不能再办理；确需办理的，请另行发起' },
  'case.wrong-state': {
    status: 409,
    zh: '办件当前在“{step}”环节，没有“{outcome}”这一处理结果（可能刚被他人办理，请刷新后核对）；可选：{known}',
  },
  'case.opinion-missing': { status: 422, zh: '“{outcome}”须写明意见，请填写后再提交' },
  'case.field-missing': { status: 422, zh: '有必填内容没有填写：{fields}' },
  'case.field-invalid': { status: 422, zh: '填写内容不符合要求，请更正：{fields}' },
  'case.material-missing': { status: 422, zh: '材料不齐，还缺：{documents}，请补交后再办理' },
  'case.material-unknown': { status: 422, zh: '“{step}”环节不收{document}，可提交：{known}' },
  'case.material-none': { status: 422, zh: '“{step}”环节不收材料' },
  'case.material-empty': { status: 422, zh: '材料“{name}”是空文件，请核对后重新提交' },
  'case.material-type': {
    status: 422,
    zh: '材料“{name}”不被接受：类型不在可提交之列，或者内容与扩展名不符；可提交：PDF、OFD、Word、Excel、图片（PNG、JPG）、文本（TXT）、压缩包（ZIP）',
  },
  'case.material-encoding': { status: 400, zh: '材料“{name}”没有完整传到：内容应以 Base64 编码，请重新提交' },
  'case.material-too-large': { status: 413, zh: '材料“{name}”过大：单个文件上限 {limit}，请压缩或拆分后提交' },
  'case.no-lines': { status: 422, zh: '申请没有填写任何资源，请至少填写一行' },
  'case.not-writing': { status: 409, zh: '“{step}”环节不填写资源明细' },
  'case.proposed': { status: 409, zh: '“{step}”已有拟办意见正在逐级办理，内容和材料暂不能改动；确需改动的，请先由下一级退回拟办意见' },
  'case.too-early': { status: 409, zh: '“{step}”须满{term}方可办理，最早可在 {earliest} 办理' },
  'case.reviewed-own': { status: 403, zh: '本人提交的申请不能由本人办理“{step}”，请由其他人员办理' },
  'case.level-post': { status: 403, zh: '“{step}”当前由{level}人员办理，您没有该岗位' },
  'case.level-same-person': { status: 403, zh: '经办、审核、签发须由不同人员办理，您已办理过其中一级，请由其他人员办理' },
  'case.level-outcome': { status: 409, zh: '拟办结果为“{outcome}”：请同意该结果，或退回经办重新拟办' },
  'case.nothing-proposed': { status: 409, zh: '“{step}”当前没有待审签的拟办意见，不能退回' },
  'case.not-consulted': { status: 403, zh: '“{step}”环节没有请贵单位会同提出意见' },
  'case.by-work-order': { status: 409, zh: '“{step}”在工单全部完成后自动办结，请在工单中反馈结果' },
  'case.system-needed': { status: 422, zh: '“{procedure}”须选择本单位登记的政务信息系统；尚未登记的，请先登记' },
  'case.provider-needed': { status: 422, zh: '“{procedure}”须选择云服务商' },
  'case.provider-later': { status: 422, zh: '“{procedure}”的云服务商在办理过程中确定，发起时不用选择' },
  'case.provider-none': { status: 409, zh: '“{procedure}”由当前有合同的云服务商办理，而今天没有一家有有效合同，请先登记合同' },
  'case.provider-several': { status: 409, zh: '“{procedure}”由唯一的云服务商办理，而今天有合同的不止一家，请主管部门核实合同' },
  'case.about-needed': { status: 422, zh: '“{procedure}”须选择所关于的{party}' },
  'case.about-nobody': { status: 422, zh: '“{procedure}”是本单位自己的事项，不能为其他单位发起' },

  // orders: lines, work orders, resources
  'order.line-invalid': { status: 422, zh: '资源明细有误：{lines}' },
  'order.item-unlisted': { status: 422, zh: '第 {line} 行“{item}”不在现行服务目录内，请从目录中选择，或另行提出目录外申请' },
  'order.item-unpriced': { status: 422, zh: '第 {line} 行“{item}”尚未定价，定价后方可申请' },
  'order.provider-without-contract': { status: 422, zh: '云服务商“{provider}”在 {on} 没有有效的采购合同，请选择其他云服务商' },
  'work-order.wrong-state': { status: 409, zh: '工单 {number} 当前为“{state}”，不能{act}' },
  'work-order.line-done': { status: 409, zh: '工单 {number} 第 {line} 行已反馈完成，不能再改为失败' },
  'work-order.line-unknown': { status: 422, zh: '工单 {number} 没有第 {line} 行，请核对行号' },
  'work-order.line-twice': { status: 422, zh: '同一次反馈中第 {line} 行出现了两次，请每行只反馈一个结果' },
  'resource.busy': { status: 409, zh: '资源“{resource}”有正在执行的操作（工单 {number}），完成后方可办理' },
  'resource.not-in-use': { status: 409, zh: '资源“{resource}”已不在用（已回收或尚未交付），不能调整或注销，请从明细中删去' },
  'resource.in-another-case': { status: 409, zh: '资源“{resource}”已在办件 {number} 中申请调整或注销，该办件办结后方可再次申请' },

  // rights: protected papers, authorizations, emergency looks, operating grants
  'paper.not-owner': { status: 403, zh: '受保护资料由系统所属单位保管，请由“{unit}”办理' },
  'paper.not-authorized': {
    status: 403,
    zh: '没有“{unit}”现行有效的授权，不能查阅其{kind}（授权可能已到期、冻结、收回，或者未写明您本人）；确需查阅的，请由该单位书面授权',
  },
  'authorization.ended': { status: 409, zh: '该授权已收回或已到期，不能再办理；确需继续的，请另行授权' },
  'authorization.frozen': { status: 409, zh: '该授权已经冻结' },
  'authorization.not-frozen': { status: 409, zh: '该授权没有冻结，不需要解除' },
  'emergency.same-person': { status: 403, zh: '紧急查阅须由请求人以外的另一人同意，请由本单位其他人员办理' },
  'emergency.seconded': { status: 409, zh: '该紧急查阅已经另一人同意' },
  'emergency.lapsed': { status: 409, zh: '该紧急查阅逾 24 小时未获同意，已失效；确需查阅的，请重新请求' },
  'operating-grant.separation': {
    status: 422,
    zh: '责任分离：同一人不得在同一期间既运营运维（或管理账号）又审计其操作，请改派其他人员：{persons}',
  },
  'handover.confirmed': { status: 409, zh: '贵单位已确认该交接' },

  // app: what no single folder refuses
  'jurisdiction.regime-none': { status: 409, zh: '该区域在 {on} 没有适用的办法，不能办理' },
  'clock.backwards': { status: 422, zh: '时钟只能向前拨：现在是 {now}' },
  'clock.too-far': { status: 422, zh: '时钟最远拨到 {last}，请改为更早的时刻' },

  // parties: jurisdictions, organisations, their parties
  'jurisdiction.name-taken': { status: 409, zh: '适用区域“{name}”已存在' },
  'jurisdiction.regime-unknown': { status: 422, zh: '没有名为“{regime}”的办法包，请从已安装的办法中选择' },
  'jurisdiction.lost-terms': {
    status: 409,
    zh: '{says}在用的最低计费期限有 {count} 个受影响；请逐个查看清单，填报个数并写明处理意见后再改用',
  },
  'jurisdiction.regime-earlier': { status: 409, zh: '该区域自 {from} 起已适用其他办法，新办法须从其后的日期开始适用' },
  'organisation.name-taken': { status: 409, zh: '本区域内已有名称或统一社会信用代码相同的单位' },
  'organisation.credit-code': { status: 422, zh: '统一社会信用代码“{code}”有误：应为 18 位且校验码正确' },
  'organisation.parent': { status: 422, zh: '上级单位须属同一区域，且不能是本单位或其下级' },
  'organisation.party-unknown': { status: 422, zh: '该区域 {on} 适用的办法中没有“{party}”这一职责' },
  'organisation.party-held': { status: 409, zh: '该单位在此期间已承担“{party}”职责' },
  'organisation.party-not-held': { status: 409, zh: '该单位在 {on} 没有承担“{party}”职责' },
  'affiliation.recorded': { status: 409, zh: '这两个单位在此期间的控股关系已经登记' },
  'affiliation.self': { status: 422, zh: '控股方与被控股方不能是同一单位' },
  'history.ended': { status: 409, zh: '该记录已于 {lastDay} 结束，不能改为更晚的日期' },
  'history.backwards': { status: 422, zh: '结束日期 {lastDay} 早于开始日期 {from}' },

  // evaluation: scorecards
  'evaluation.unknown': { status: 422, zh: '{on} 适用的办法没有“{evaluation}”这项考评；可写：{known}' },
  'evaluation.not-party': { status: 403, zh: '{act}由{party}办理，您所在单位不承担该职责' },
  'evaluation.scale-newer': { status: 409, zh: '该考评已有自{from}起的权重与等次，新的起始日期须晚于该日' },
  'evaluation.not-a-period': { status: 422, zh: '{from}不是“{name}”考评期间的首日，或末日不符：{known}' },
  'evaluation.period-running': { status: 409, zh: '考评期间到{ends}届满，次日起方可开展考评' },
  'evaluation.round-exists': { status: 409, zh: '“{name}”{from}至{to}的考评已经开展，不能重复开展' },
  'evaluation.nobody': { status: 409, zh: '{on}没有单位承担“{party}”职责，没有可考评的单位' },
  'evaluation.state': { status: 409, zh: '考评表{state}，不能{act}' },
  'evaluation.dimension': { status: 422, zh: '“{dimension}”不是可以{act}的维度；可写：{known}' },
  'evaluation.own': { status: 403, zh: '不能考评本单位，请由其他单位办理' },
  'evaluation.not-customer': { status: 403, zh: '贵单位在考评期间没有使用“{provider}”的云资源，不参加对它的考评' },
  'evaluation.unscored': { status: 409, zh: '还有维度没有评分：{dimensions}；请评分，或者写明不评的理由' },
  'evaluation.no-scale': { status: 409, zh: '“{name}”在{on}没有可用的权重与等次（权重须包括每个维度，合计 100），请先设定' },
  'evaluation.no-objections': { status: 409, zh: '办法没有为“{name}”规定异议期限，不受理异议' },
  'evaluation.not-evaluated': { status: 403, zh: '只有被考评单位可以对结果提出异议' },
  'evaluation.objection-late': { status: 409, zh: '异议期限到{due}届满，不再受理' },
  'evaluation.objected': { status: 409, zh: '对这一结果已经提出过异议' },
  'evaluation.nothing-objected': { status: 409, zh: '该考评表没有待处理的异议' },
  'evaluation.own-publication': { status: 403, zh: '公布结果的人不能处理对它的异议，请由其他人员处理' },

  // duties
  'duty.not-yours': { status: 403, zh: '“{duty}”由{organisation}履行，请由该单位人员办理' },
  'duty.waived': { status: 409, zh: '“{duty}”已获豁免，不再办理' },
  'duty.filed-already': { status: 409, zh: '“{duty}”已提交履行证明；确需更正的，请注明所更正的那一份后另行提交' },
  'duty.evidence-missing': { status: 422, zh: '履行“{duty}”须提交《{document}》，请附上后再提交' },
  'duty.paper-over': { status: 422, zh: '《{document}》的有效期止于{last}，不能满足要求：止日须晚于{after}' },
  'duty.waived-own': { status: 403, zh: '不能豁免本单位的义务“{duty}”，请由接收单位办理' },
  'duty.not-receiver': { status: 403, zh: '“{duty}”由{parties}接收，豁免须由其人员办理' },
  'duty.interval-unknown': { status: 422, zh: '读不懂周期“{every}”：可填 month、quarter、half-year、year，或期限如 6 months、30 days' },
  'duty.interval-none': { status: 409, zh: '“{duty}”不是按周期履行的义务，不能设定周期' },
  'duty.interval-later': { status: 409, zh: '“{duty}”自{from}起的周期已经设定，新周期的起始日须晚于该日' },
  'duty.interval-longer': { status: 409, zh: '办法规定“{duty}”{every}履行一次，周期可以缩短，不能延长' },
  'duty.period-declared': { status: 409, zh: '自{from}起的重要时期“{name}”已经宣布' },
  'duty.period-over': { status: 409, zh: '重要时期“{name}”已于{to}结束，不能再提前结束' },

  // settlement
  'statement.no-rules': { status: 409, zh: '《{measure}》没有写明计费与结算周期，不能核算' },
  'statement.no-cycle': { status: 409, zh: '{on}不在任何结算周期之内：首个周期自采购合同的首日（或办法规定的首日）开始' },
  'statement.not-a-cycle': { status: 422, zh: '{from}不是结算周期的首日，该日所在的周期为{begins}至{ends}' },
  'statement.cycle-running': { status: 409, zh: '先用后付：本结算周期到{ends}届满，次日起方可核算；此前可查看预估' },
  'statement.overlaps': { status: 409, zh: '已有{from}至{to}的结算单，结算周期不能重叠' },
  'statement.price-missing': { status: 409, zh: '有{count}处应计费的期间没有最终价格，不能核算；逐处列出如下' },
  'statement.price-basis': { status: 409, zh: '有{count}处的价格单位与办法规定的计费方式不符或缺价，不能核算；逐处列出如下' },
  'statement.not-party': { status: 403, zh: '结算单的{act}由{party}办理，您所在单位不承担该职责' },
  'statement.not-post': { status: 403, zh: '结算单的{act}须由{post}岗位的人员办理' },
  'statement.own-accounting': { status: 403, zh: '不能{act}本人核算的结算单，请由其他人员办理' },
  'statement.pay-before-review': { status: 409, zh: '先审再付：结算单{state}，审核并封存之后方可登记付款' },
  'payment.before-cycle-end': { status: 422, zh: '先用后付：结算周期到{ends}届满，付款日期{on}须晚于该日，请核对' },
  'payment.before-seal': { status: 422, zh: '先审再付：结算单于{sealed}封存，付款日期{on}不能早于该日，请核对' },
  'payment.later': { status: 422, zh: '付款日期{on}晚于今天，请在付款之后登记' },
  'payment.too-much': { status: 409, zh: '应付“{provider}”而未付的为{open}元，本次{amount}元超出，请核对金额' },
  'payment.voucher-taken': { status: 409, zh: '凭证“{voucher}”已登记付款，不能重复登记；原登记有误的，请先冲销' },
  'payment.is-reversal': { status: 409, zh: '第{no}笔是冲销记录，不能再冲销；确需付款的，请重新登记' },
  'payment.reversed': { status: 409, zh: '第{no}笔付款已冲销，不能重复冲销' },
  'payment.own-reversal': { status: 403, zh: '本人登记的付款不能由本人冲销，请由其他人员办理' },
  'correction.not-sealed': { status: 409, zh: '结算单{state}，封存之后才用更正；此前有误的，请退回重新核算' },
  'correction.own': { status: 403, zh: '更正须由第二人审批：提出更正的人、核算该结算单的人不能审批，请由其他人员办理' },
  'correction.decided': { status: 409, zh: '第{no}号更正{state}，不能{act}；仍有差错的，请另行提出更正' },
  'correction.not-yours': { status: 403, zh: '更正只能由提出人撤回；不同意的，请由审批人员办理' },
  'correction.below-zero': { status: 422, zh: '第{line}行连同已同意的更正为{amount}元，更正{change}元后低于零，请核对金额' },
  'assessment.sealed': { status: 409, zh: '{from}至{to}的结算单已封存，评估报告不能再进入该结算单；确需调整的，请对结算单提出更正' },
  'statement.own-review': { status: 403, zh: '核算与审核同属一个职责的，核算、审核、封存须由三名不同人员办理，请由其他人员封存' },
  'statement.state': { status: 409, zh: '结算单{state}，不能{act}' },
  'statement.not-sealed': { status: 409, zh: '结算单尚未封存，没有可供核验的摘要' },
  'statement.seal-of-whole': { status: 403, zh: '封存文件是整张结算单，只提供给可以查看全部明细的单位；您可以导出 CSV、XLSX 或 FOCUS' },
  'statement.exports-at-once': { status: 429, zh: '您有{count}个导出正在下载，请待其中一个完成后再导出' },
  'statement.seal-without-shares': { status: 409, zh: '结算单按早先的办法封存，没有单位分册，不能导出封存文件；请在结算单上核验封存摘要' },
  'statement.run-under-way': { status: 409, zh: '{by}发起的结算（周期自{from}起）正在进行，完成后方可再发起核算、封存或比对' },
  'statement.run-going-on': {
    status: 202,
    zh: '已开始办理，数据量较大，尚未完成（{done}/{total}）；完成后即可在结算单中查看，不需要重复发起',
  },
  'statement.run-broken': {
    status: 503,
    zh: '核算连续 {attempts} 次因程序中断未能完成，没有留下任何结果；请联系运维人员查明原因后重新发起',
  },
  'statement.assessed-later': { status: 409, zh: '核算之后又登记了本周期的评估报告，尚未计入；请退回结算单重新核算后再审核、封存' },
  'statement.doubtful': { status: 409, zh: '封存前的复核发现疑点，没有封存：{doubt}；请退回结算单重新核算，并告知运维人员' },

  // budget: estimates, what is issued, and how it is used
  'budget.other-cycle': { status: 422, zh: '两次测算属于不同的结算周期，不能比较；请选择同一周期的测算' },
  'budget.cycle-over': { status: 409, zh: '自{from}起的结算周期已经结束，不再测算；请选择正在进行的或以后的周期' },
  'budget.draft-exists': { status: 409, zh: '该结算周期已有编制中的预算，请先下达或撤回，再另行编制' },
  'budget.state': { status: 409, zh: '预算{state}，不能{act}；要改变已下达的预算，请另行编制调整' },
  'budget.reason-needed': { status: 422, zh: '该结算周期已下达预算，再次编制即为调整，须写明调整理由' },
  'budget.none-issued': { status: 409, zh: '{on}所在的结算周期尚未下达预算，没有可供比较的金额' },
  'budget.threshold-newer': { status: 409, zh: '已有自{from}起的预警比例，请填写更晚的日期' },

  // holiday notices
  'holiday.year-past': { status: 422, zh: '{year}年已经过去，按它计算过的期限不再改变；请核对年份' },
  'holiday.year-gap': { status: 422, zh: '{year}年之前，{missing}年的安排还没有录入，请先录入{missing}年的' },
  'holiday.reason-needed': { status: 422, zh: '{year}年已有{source}的安排，再次录入即为更正，须写明理由' },
  'holiday.same': { status: 409, zh: '与现行的{year}年安排相同，没有需要更正的内容' },
  'holiday.proposed-already': { status: 409, zh: '{year}年已有一份待核准的安排，请先核准、退回或撤回，再另行录入' },
  'holiday.other-decides': { status: 403, zh: '自己录入的安排不能由自己核准或退回，请由另一人办理' },
  'holiday.own-only': { status: 403, zh: '只有录入人可以撤回这份安排；您可以核准或退回' },
  'holiday.decided': { status: 409, zh: '这份安排{state}，不能再办理；需要改变的，请另行录入更正' },
  // overview
  'report.not-yours': { status: 403, zh: '“{name}”由{by}出具；您可以在驾驶舱查看本单位可见的指标' },
  'report.no-printing': { status: 409, zh: '本平台没有启用公文排版，不能生成{format}文件；请下载工作簿（xlsx）' },
  // search and workbench
  'search.too-short': { status: 422, zh: '要查的内容太短：请至少输入一个两个字以上的词' },
  'watch.too-many': { status: 409, zh: '最多关注 {most} 项，请先取消一些不再关注的' },
  'saved-filter.empty': { status: 422, zh: '没有任何筛选条件，请先筛选再保存' },
  'saved-filter.name-taken': { status: 409, zh: '已有名为“{name}”的常用筛选，请另取名称' },
  'saved-filter.too-many': { status: 409, zh: '一个列表最多保存 {most} 个常用筛选，请先删除不用的' },

  // reconciliation: a provider's own bill
  'reconciliation.superseded': { status: 409, zh: '账单第{version}版之后已有新的一版，请核对最新一版' },
  'reconciliation.no-statement': { status: 409, zh: '自{from}起的周期还没有可供核对的结算单（尚未核算，或已退回），核算后方可核对' },
  'reconciliation.compared': { status: 409, zh: '该账单已与第{revision}次核算的结算单核对；结算单重新核算或账单另立一版后可再次核对' },
  'reconciliation.closed': { status: 409, zh: '该账单核对已经完毕，不能再改；有新情况的，请导入新的一版账单另行核对' },
  'reconciliation.open-left': { status: 409, zh: '还有{count}处差异待处理，全部处理后方可核对完毕' },
  'reconciliation.fact': { status: 422, zh: '“已更正档案”须写明更正了哪项档案，其他处理不写；请补充或删去' },
  'reconciliation.same-state': { status: 409, zh: '所选差异已经是“{state}”，不需要再作同样的处理' },
  'reconciliation.not-provider': { status: 403, zh: '对差异的说明由账单所属的云服务商作出，其他单位请填写处理理由' },
  'reconciliation.commented': { status: 409, zh: '对这一差异已经作过说明，每处差异说明一次' },

  // notices: what people are told, and by which ways
  'webhook.url': { status: 422, zh: '推送地址不可用：应{right}' },
  'webhook.too-many': { status: 409, zh: '本单位已有 {max} 个消息推送，请先停用不再需要的' },
  'webhook.no-key': { status: 409, zh: '平台没有配置加密密钥，不能设置消息推送；请运维人员设置 ZHENGYUN_SECRET_KEYS' },
  'notice.sentence': { status: 422, zh: '消息文字不能用：{fault}' },
  'notice.no-mail': { status: 409, zh: '平台没有配置邮件服务器，不能选择邮件；请联系运维人员' },
  'notice.email-proven': { status: 409, zh: '这个邮箱地址已经验证，不需要再次验证' },
  'notice.code-too-often': { status: 429, zh: '验证码发送过于频繁：每次间隔1分钟，每人每日、每个地址每日至多5次；请稍后再试' },
  'notice.code-not-sent': { status: 409, zh: '验证码邮件未能发出：{reason}；请核对邮箱地址，稍后再试' },
  'notice.code-none': { status: 409, zh: '没有可用的验证码：未曾发送、已超过15分钟、已试满5次，或者邮箱地址已更改；请重新发送验证码' },
  'notice.code-wrong': { status: 422, zh: '验证码不正确，还可以试{left}次' },
  'notice.email-needed': { status: 422, zh: '选择以邮件接收的，须填写邮箱地址' },
  'notice.too-many-streams': { status: 429, zh: '您打开的页面过多，请关闭不用的页面' },
  'delivery.waiting': { status: 409, zh: '该消息正在等待投递，不需要重发' },
  // documents: official documents
  'document.not-issuer': { status: 403, zh: '“{name}”不由贵单位出具，或者您没有经办、审核、审定、签发岗位' },
  'document.issued-already': { status: 409, zh: '“{name}”已出具（{number}）；确需重新出具的，请写明理由，以新的一版替代' },
  'document.series-none': {
    status: 409,
    zh: '贵单位还没有登记“{series}”的发文字号，请由单位管理员或签发人员在“公文—发文字号”中登记后再出具',
  },
  'document.facts-missing': { status: 409, zh: '“{name}”还不能出具，缺少：{missing}；请先补全办件、单位或系统的资料' },
  'document.unprintable': {
    status: 409,
    zh: '“{name}”还没有出具：{signs}，公文的字体印不出来；请改用其他字，确需保留的，确认以编号（如〔U+1F642〕）印出后再出具',
  },
  'document.printing-at-once': { status: 429, zh: '贵单位已有{count}份文件正在排印；本次没有办理，也没有占用文号，请稍后再试' },
  'document.printing-full': { status: 429, zh: '等待排印的文件过多，本次没有办理，请稍后再试' },
  'document.withdrawn': { status: 409, zh: '{number}已经撤销，不能再办理' },
  'document.superseded': { status: 409, zh: '{number}已被{by}替代，请办理新的一版' },
  'document.code-unknown': { status: 404, zh: '没有这一校验码的公文，请核对后重新输入；仍然没有的，该文件不是本平台出具的' },
  'document.scan-not-yours': { status: 403, zh: '签章扫描件由出具单位或主送、抄送单位提交' },
  'document.scan-type': { status: 422, zh: '“{name}”不是 PDF、JPEG 或 PNG 文件（按内容识别，不看扩展名），请重新扫描后提交' },
  'document.scan-too-large': { status: 413, zh: '“{name}”过大：单个文件上限 {limit}，请降低扫描精度后提交' },
  'document.scan-encoding': { status: 400, zh: '“{name}”没有完整传到：内容应以 Base64 编码，请重新提交' },
  'document.scan-twice': { status: 409, zh: '同样的文件“{name}”已经提交过' },
  'document.scans-full': { status: 409, zh: '一份公文至多附 {max} 份扫描件' },
  'document.not-keeper': { status: 403, zh: '发文字号由本单位的单位管理员或签发人员登记' },
  'document.pattern-taken': { status: 409, zh: '发文字号“{pattern}”已由本区域的其他单位使用，请换用本单位的机关代字' },
} as const satisfies Record<string, { status: number; zh: string }>

export type RefusalCode = keyof typeof refusals

/** The `{places}` of a sentence. */
type PlacesOf<Zh extends string> = Zh extends `${string}{${infer Place}}${infer Rest}` ? Place | PlacesOf<Rest> : never
type Places<Code extends RefusalCode> = PlacesOf<(typeof refusals)[Code]['zh']>

interface About {
  readonly facts?: Readonly<Record<string, string>>
  readonly citation?: Citation | null
  readonly faults?: readonly Fault[]
}

/** What a refusal is told with: a fact for each place of its sentence, and more facts if they help. */
type Told<Code extends RefusalCode> = [Places<Code>] extends [never]
  ? [about?: About]
  : [about: About & { readonly facts: Readonly<Record<Places<Code>, string>> }]

/** A refusal as an outcome; the facts fill in the sentence's `{places}`, and the compiler asks for each of them. */
export function refuse<Code extends RefusalCode>(code: Code, ...[about]: Told<Code>): Outcome<never> {
  const { facts = {}, citation = null, faults = [] }: About = about ?? {}
  return refused({ code, status: refusals[code].status, message: sentence(refusals[code].zh, facts), facts, citation, faults })
}

/** Fills in the `{places}` of a sentence; a place without a fact stays visible as `{place}`. */
export const sentence = (text: string, facts: Readonly<Record<string, string>>): string =>
  text.replace(/\{([\w.-]+)\}/g, (whole, name: string) => (Object.hasOwn(facts, name) ? (facts[name] ?? whole) : whole))
