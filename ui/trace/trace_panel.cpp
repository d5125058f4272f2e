#include "ui/trace/trace_panel.h"

#include "ui/common/named.h"
#include "ui/common/state_views.h"
#include "ui/common/theme.h"
#include "ui/trace/step_delegate.h"
#include "ui/trace/step_detail.h"
#include "ui/trace/trace_filter.h"
#include "ui/trace/trace_model.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QScrollBar>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace botoscope::ui {

namespace {

QToolButton* toolButton(const QString& objectName, const QString& text, Icon which)
{
    auto* button = named(new QToolButton, objectName, text);
    button->setIcon(icon(which));
    button->setToolTip(text);
    button->setAutoRaise(true);
    return button;
}

QString stateWord(trace::CallState state)
{
    switch (state) {
    case trace::CallState::Running:
        return TracePanel::tr("running");
    case trace::CallState::Done:
        return TracePanel::tr("done");
    case trace::CallState::ServiceError:
        return TracePanel::tr("refused");
    case trace::CallState::Failed:
        return TracePanel::tr("failed");
    case trace::CallState::Cancelled:
        return TracePanel::tr("cancelled");
    }
    return {};
}

} // namespace

TracePanel::TracePanel(QWidget* parent)
    : QWidget(parent), m_model(new TraceModel(this)), m_filter(new TraceFilter(this)), m_tree(new QTreeView),
      m_detail(new StepDetail), m_stack(new QStackedWidget), m_filterLine(new QLineEdit),
      m_pause(toolButton(QStringLiteral("tracePause"), tr("Pause the trace"), Icon::Pause)),
      m_all(toolButton(QStringLiteral("traceAll"), tr("Show the calls of all tabs"), Icon::List))
{
    m_filter->setSourceModel(m_model);
    makeTree();
    auto* splitter = new QSplitter(Qt::Horizontal);
    splitter->setObjectName(QStringLiteral("traceSplitter"));
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_tree);
    splitter->addWidget(m_detail);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    splitter->setSizes({720, 480});
    m_stack->addWidget(new EmptyState(Icon::Step, tr("Send a call to see every step of its lifecycle here.")));
    m_stack->addWidget(splitter);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeToolbar());
    layout->addWidget(m_stack, 1);
}

TracePanel::~TracePanel() = default;

QWidget* TracePanel::makeToolbar()
{
    auto* bar = new QWidget;
    auto* layout = new QHBoxLayout(bar);
    layout->setContentsMargins(metrics::medium, metrics::small, metrics::medium, metrics::small);
    layout->setSpacing(metrics::small);
    m_pause->setCheckable(true);
    auto* clear = toolButton(QStringLiteral("traceClear"), tr("Forget ended calls"), Icon::Clear);
    named(m_filterLine, QStringLiteral("traceFilter"), tr("Filter the trace"));
    m_filterLine->setPlaceholderText(tr("Filter steps, e.g. before-sign or changed:headers"));
    m_filterLine->setClearButtonEnabled(true);
    m_all->setCheckable(true);
    connect(m_all, &QToolButton::toggled, this, &TracePanel::applyScope);
    layout->addWidget(m_pause);
    layout->addWidget(clear);
    layout->addWidget(m_all);
    layout->addWidget(m_filterLine, 1);
    const auto onKey = [this](Qt::Key key, auto run) {
        auto* shortcut = new QShortcut(key, m_filterLine);
        shortcut->setContext(Qt::WidgetShortcut);
        connect(shortcut, &QShortcut::activated, this, run);
    };
    onKey(Qt::Key_Escape, [this] { m_filterLine->clear(); });
    onKey(Qt::Key_Down, [this] { focusSteps(); });
    connect(m_pause, &QToolButton::toggled, this, &TracePanel::setPaused);
    connect(clear, &QToolButton::clicked, this, [this] {
        m_waiting.clear();
        m_model->clear();
        updateState();
    });
    connect(m_filterLine, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_filter->setText(text);
        m_tree->expandAll();
    });
    return bar;
}

void TracePanel::makeTree()
{
    named(m_tree, QStringLiteral("traceTree"), tr("Lifecycle steps"));
    m_tree->setModel(m_filter);
    m_tree->setItemDelegate(new StepDelegate(m_tree));
    m_tree->setUniformRowHeights(true);
    m_tree->setAllColumnsShowFocus(true);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    QHeaderView* header = m_tree->header();
    header->setStretchLastSection(false);
    header->setSectionResizeMode(QHeaderView::Interactive);
    header->setSectionResizeMode(TraceModel::TimelineColumn, QHeaderView::Stretch);
    header->resizeSection(TraceModel::NameColumn, 260);
    header->resizeSection(TraceModel::HandlersColumn, 72);
    header->resizeSection(TraceModel::ChangesColumn, 68);
    header->resizeSection(TraceModel::DurationColumn, 80);
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, &TracePanel::showSelected);
}

bool TracePanel::atEnd() const
{
    const QScrollBar* bar = m_tree->verticalScrollBar();
    return bar->value() >= bar->maximum() - 1;
}

void TracePanel::beginCall(const trace::CallInfo& info)
{
    if (m_paused) {
        m_waiting.push_back([this, info] { beginCall(info); });
        return;
    }
    const bool follow = atEnd();
    m_model->beginCall(info);
    updateState();
    if (follow) {
        m_tree->scrollToBottom();
    }
}

void TracePanel::addSteps(quint64 call, const std::vector<trace::StepPtr>& steps)
{
    if (m_paused) {
        m_waiting.push_back([this, call, steps] { addSteps(call, steps); });
        return;
    }
    const bool follow = atEnd();
    m_model->addSteps(call, steps);
    openNewRows(call);
    if (follow) {
        m_tree->scrollToBottom();
    }
}

void TracePanel::endCall(const trace::CallEnd& end)
{
    if (m_paused) {
        m_waiting.push_back([this, end] { endCall(end); });
        return;
    }
    m_model->endCall(end);
    const QModelIndex selected = m_filter->mapToSource(m_tree->currentIndex());
    if (!m_model->stepAt(selected) && m_model->callAt(selected) == end.id) {
        showSelected(); // the call as a whole is selected, and now there is more to say of it
    }
    summarize();
}

void TracePanel::openNewRows(quint64 call)
{
    const QModelIndex source = m_model->indexOfCall(call);
    const QModelIndex shown = m_filter->mapFromSource(source);
    if (!shown.isValid()) {
        return; // out of scope
    }
    m_tree->expand(shown);
    for (int row = 0; row < m_filter->rowCount(shown); ++row) {
        m_tree->expand(m_filter->index(row, 0, shown));
    }
}

void TracePanel::showTab(const std::vector<quint64>& calls)
{
    m_tab = QSet<quint64>(calls.begin(), calls.end());
    applyScope();
    const quint64 call = calls.empty() ? 0 : calls.back();
    const QModelIndex shown = m_filter->mapFromSource(m_model->indexOfCall(call));
    if (!shown.isValid()) {
        m_tree->setCurrentIndex({});
        m_tree->clearSelection();
    } else if (m_model->callAt(m_filter->mapToSource(m_tree->currentIndex())) != call) {
        m_tree->setCurrentIndex(shown);
        m_tree->scrollTo(shown, QAbstractItemView::PositionAtTop);
    }
    showSelected(); // also when the rows in between left without a word
}

void TracePanel::applyScope()
{
    m_filter->setScope(m_all->isChecked() ? std::nullopt : m_tab);
    for (int row = 0; row < m_filter->rowCount(); ++row) {
        openNewRows(m_model->callAt(m_filter->mapToSource(m_filter->index(row, 0))));
    }
    updateState();
}

void TracePanel::selectStep(quint64 call, const QString& eventHead)
{
    const QModelIndex top = m_filter->mapFromSource(m_model->indexOfCall(call));
    const QModelIndexList found = m_filter->match(m_filter->index(0, 0, top), TraceModel::EventRole, eventHead, 1,
                                                  Qt::MatchStartsWith | Qt::MatchRecursive | Qt::MatchWrap);
    if (!found.isEmpty()) {
        m_tree->setCurrentIndex(found.first());
        m_tree->scrollTo(found.first());
    }
}

void TracePanel::focusFilter()
{
    m_filterLine->setFocus(Qt::ShortcutFocusReason);
    m_filterLine->selectAll();
}

void TracePanel::focusSteps()
{
    if (!m_tree->currentIndex().isValid()) {
        m_tree->setCurrentIndex(m_filter->index(0, 0));
    }
    m_tree->setFocus(Qt::ShortcutFocusReason);
}

void TracePanel::focusPane()
{
    m_filter->rowCount() > 0 ? focusSteps() : focusFilter();
}

QString TracePanel::summary() const
{
    return m_summary;
}

void TracePanel::showSelected()
{
    const QModelIndex source = m_filter->mapToSource(m_tree->currentIndex());
    const trace::StepPtr step = m_model->stepAt(source);
    if (step) {
        m_detail->showStep(step, m_model->stepBefore(step));
    } else if (const trace::CallRecord* record = m_model->record(m_model->callAt(source))) {
        m_detail->showCall(*record);
    } else {
        m_detail->clear();
    }
    summarize();
}

void TracePanel::summarize()
{
    const trace::CallRecord* record = m_model->record(m_model->callAt(m_filter->mapToSource(m_tree->currentIndex())));
    QString text;
    if (record) {
        QStringList parts{QStringLiteral("%1 %2").arg(QString::fromStdString(record->info.service),
                                                      QString::fromStdString(record->info.operation)),
                          stateWord(record->end ? record->end->state : trace::CallState::Running)};
        if (record->end) {
            const auto steps = record->steps.size();
            parts.append(steps == 1 ? tr("1 step") : tr("%1 steps").arg(steps));
            parts.append(durationText(record->end->micros));
        }
        text = parts.join(QStringLiteral("  ·  "));
    }
    if (text != m_summary) {
        m_summary = text;
        Q_EMIT summaryChanged(m_summary);
    }
}

void TracePanel::setPaused(bool paused)
{
    m_paused = paused;
    m_pause->setIcon(icon(paused ? Icon::Play : Icon::Pause));
    m_pause->setToolTip(paused ? tr("Show what came meanwhile and go on") : tr("Pause the trace"));
    if (!paused) {
        flushPaused();
    }
}

void TracePanel::flushPaused()
{
    const auto waiting = std::exchange(m_waiting, {});
    for (const auto& action : waiting) {
        action();
    }
}

void TracePanel::updateState()
{
    m_stack->setCurrentIndex(m_filter->isScopeEmpty() ? 0 : 1);
}

} // namespace botoscope::ui
