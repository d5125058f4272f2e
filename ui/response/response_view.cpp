#include "ui/response/response_view.h"

#include "core/base/json.h"
#include "core/trace/redact.h"
#include "ui/common/code_view.h"
#include "ui/common/labels.h"
#include "ui/common/named.h"
#include "ui/common/state_views.h"
#include "ui/common/theme.h"
#include "ui/common/value_tree_model.h"
#include "ui/response/body_text.h"
#include "ui/response/error_words.h"
#include "ui/response/sensitive_paths.h"

#include <QAbstractItemView>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QShortcut>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTreeView>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace botoscope::ui {

namespace {

enum Page { EmptyPage, PendingPage, ResultPage, FailurePage };

QString sizeText(std::size_t bytes)
{
    if (bytes < 1024) {
        return ResponseView::tr("%1 B").arg(bytes);
    }
    const double kib = static_cast<double>(bytes) / 1024.0;
    return kib < 1024 ? QStringLiteral("%1 KiB").arg(kib, 0, 'f', 1)
                      : QStringLiteral("%1 MiB").arg(kib / 1024.0, 0, 'f', 1);
}

QString millis(std::int64_t micros)
{
    return QStringLiteral("%1 ms").arg(static_cast<double>(micros) / 1000.0, 0, 'f', micros < 10'000 ? 1 : 0);
}

} // namespace

ResponseView::ResponseView(QWidget* parent)
    : QWidget(parent), m_stack(new QStackedWidget), m_pending(new QLabel), m_status(new PillLabel),
      m_facts(new ElidedLabel), m_notice(new ErrorState), m_failure(new ErrorState), m_tabs(new QTabWidget),
      m_tree(named(new QTreeView, QStringLiteral("responseTree"), tr("Response as a tree"))),
      m_treeModel(new ValueTreeModel(this)),
      m_json(named(new CodeView, QStringLiteral("responseJson"), tr("Response as JSON"))),
      m_raw(named(new CodeView, QStringLiteral("responseRaw"), tr("Body as it came"))),
      m_headers(named(new QTreeWidget, QStringLiteral("responseHeaders"), tr("Response headers")))
{
    m_pending->setAlignment(Qt::AlignCenter);
    m_stack->addWidget(new EmptyState(Icon::Send, tr("Send the request to see the response here.")));
    m_stack->addWidget(m_pending);
    m_stack->addWidget(makeResultPage());
    m_stack->addWidget(m_failure);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    connect(m_failure, &ErrorState::activated, this, &ResponseView::retryRequested);
    connect(m_notice, &ErrorState::activated, this, &ResponseView::renewRequested);
}

QWidget* ResponseView::makeResultPage()
{
    m_tree->setModel(m_treeModel);
    m_tree->setUniformRowHeights(true);
    m_tree->setAllColumnsShowFocus(true);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setTextElideMode(Qt::ElideMiddle);
    m_tree->header()->resizeSection(0, 160);
    m_tree->header()->setMinimumSectionSize(80);
    connect(m_tree, &QTreeView::activated, this, &ResponseView::revealCurrent);
    auto* copy = new QShortcut(QKeySequence::Copy, m_tree);
    copy->setContext(Qt::WidgetShortcut);
    connect(copy, &QShortcut::activated, this, &ResponseView::copyCurrent);
    m_headers->setHeaderLabels({tr("Header"), tr("Value")});
    m_headers->setRootIsDecorated(false);
    m_headers->setFrameShape(QFrame::NoFrame);
    m_headers->header()->resizeSection(0, 200);
    named(m_tabs, QStringLiteral("responseTabs"), tr("Views of the response"));
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_tree, tr("Tree"));
    m_tabs->addTab(m_json, tr("JSON"));
    m_tabs->addTab(m_raw, tr("Raw"));
    m_tabs->addTab(m_headers, tr("Headers"));
    m_facts->setElideMode(Qt::ElideRight);
    auto* page = new QWidget;
    auto* line = new QHBoxLayout;
    line->setSpacing(metrics::medium);
    line->addWidget(m_status);
    line->addWidget(m_facts, 1);
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(metrics::large, metrics::medium, metrics::large, 0);
    layout->setSpacing(metrics::medium);
    layout->addLayout(line);
    layout->addWidget(m_notice);
    layout->addWidget(m_tabs, 1);
    return page;
}

void ResponseView::clear()
{
    m_stack->setCurrentIndex(EmptyPage);
}

void ResponseView::showPending(const QString& service, const QString& operation)
{
    m_pending->setText(tr("Waiting for %1 %2 …").arg(service, operation));
    m_stack->setCurrentIndex(PendingPage);
}

void ResponseView::showOutcome(const std::shared_ptr<const engine::CallOutcome>& outcome,
                               const model::OperationModel* operation)
{
    if (outcome->error) {
        showFailure(*outcome);
    } else {
        showParsed(*outcome, operation);
    }
}

void ResponseView::showFailure(const engine::CallOutcome& outcome)
{
    const ErrorWords words = errorWords(*outcome.error);
    m_failure->setError(words.what, words.where, words.next, tr("Send again"));
    m_stack->setCurrentIndex(FailurePage);
}

void ResponseView::showParsed(const engine::CallOutcome& outcome, const model::OperationModel* operation)
{
    const bool refused = outcome.refusal.has_value();
    m_notice->setVisible(refused || outcome.warning);
    m_canRenew = refused && outcome.renewal != engine::Renewal::None;
    if (refused || outcome.warning) {
        const ErrorWords words =
            refused ? refusalWords(*outcome.refusal, outcome.parsed["ResponseMetadata"], outcome.renewal)
                    : errorWords(*outcome.warning);
        m_notice->setError(words.what, words.where, words.next, words.action);
    }
    const model::Shape* shape = operation ? operation->outputShape() : nullptr;
    m_treeModel->setValue(outcome.parsed, refused ? QSet<QString>() : sensitivePaths(outcome.parsed, shape));
    m_tree->expandToDepth(refused ? 1 : 0);
    const QModelIndexList metadata = m_treeModel->match(m_treeModel->index(0, 0), Qt::DisplayRole,
                                                        QStringLiteral("ResponseMetadata"), 1, Qt::MatchExactly);
    if (!metadata.isEmpty()) {
        m_tree->collapse(metadata.first());
    }
    trace::Redactor redactor;
    const Value shown = redactor.shaped(outcome.parsed, shape);
    m_json->setText(QString::fromStdString(writeJson(shown)));
    m_raw->setText(bodyText(redactor.text(outcome.response.bodyView())));
    fillStatus(outcome);
    fillHeaders(outcome);
    m_stack->setCurrentIndex(ResultPage);
}

void ResponseView::fillStatus(const engine::CallOutcome& outcome)
{
    const int status = outcome.response.status;
    m_status->setText(QString::number(status));
    m_status->setTint(status < 300 ? Token::Ok : status < 500 ? Token::Warning : Token::Error);
    QStringList facts = {millis(outcome.end.micros), sizeText(outcome.response.bodyView().size())};
    if (outcome.end.attempts > 1) {
        facts.append(tr("%1 attempts").arg(outcome.end.attempts));
    }
    const std::string requestId = outcome.parsed["ResponseMetadata"]["RequestId"].toString();
    if (!requestId.empty()) {
        facts.append(tr("request %1").arg(QString::fromStdString(requestId)));
    }
    m_facts->setText(facts.join(QStringLiteral("  ·  ")));
}

void ResponseView::fillHeaders(const engine::CallOutcome& outcome)
{
    m_headers->clear();
    for (const auto& [name, value] : outcome.response.headers) {
        auto* item = new QTreeWidgetItem(m_headers);
        item->setText(0, QString::fromStdString(name));
        item->setText(1, QString::fromStdString(trace::shownHeader(name, value)));
        item->setFont(1, Theme::monoFont());
    }
}

void ResponseView::focusContent()
{
    if (m_stack->currentIndex() == FailurePage) {
        m_failure->focusButton();
        return;
    }
    if (m_stack->currentIndex() == ResultPage && m_canRenew) {
        m_notice->focusButton();
        return;
    }
    QWidget* target = m_tabs->currentWidget();
    if (m_stack->currentIndex() != ResultPage || !target) {
        return;
    }
    // The arrows need a row to start from.
    if (auto* view = qobject_cast<QAbstractItemView*>(target); view && !view->currentIndex().isValid()) {
        view->setCurrentIndex(view->model()->index(0, 0));
    }
    target->setFocus(Qt::ShortcutFocusReason);
}

void ResponseView::revealCurrent()
{
    m_treeModel->reveal(m_tree->currentIndex().siblingAtColumn(ValueTreeModel::ValueColumn));
}

void ResponseView::copyCurrent()
{
    const QModelIndex index = m_tree->currentIndex().siblingAtColumn(ValueTreeModel::ValueColumn);
    if (index.isValid() && !index.data(ValueTreeModel::MaskedRole).toBool()) {
        QGuiApplication::clipboard()->setText(index.data(ValueTreeModel::FullTextRole).toString());
    }
}

} // namespace botoscope::ui
