#include "ui/trace/trace_model.h"

#include "core/trace/diff.h"
#include "ui/common/theme.h"
#include "ui/trace/step_words.h"

#include <QPointF>
#include <QSet>
#include <algorithm>

namespace botoscope::ui {

struct TraceModel::Node {
    Node* parent = nullptr;
    int row = 0;
    Kind kind = Kind::Call;
    quint64 call = 0;
    int attempt = 0;
    trace::StepPtr step;
    int changes = 0;
    std::int64_t start = 0;
    std::int64_t end = 0; ///< when the next step began, or the call ended
    std::vector<std::unique_ptr<Node>> children;
};

QString durationText(std::int64_t micros)
{
    const double millis = static_cast<double>(micros) / 1000.0;
    if (millis < 10) {
        return QStringLiteral("%1 ms").arg(millis, 0, 'f', 2);
    }
    return millis < 1000 ? QStringLiteral("%1 ms").arg(millis, 0, 'f', 0)
                         : QStringLiteral("%1 s").arg(millis / 1000.0, 0, 'f', 2);
}

TraceModel::TraceModel(QObject* parent) : QAbstractItemModel(parent), m_root(std::make_unique<Node>()) {}
TraceModel::~TraceModel() = default;

TraceModel::Node* TraceModel::node(const QModelIndex& index) const
{
    return index.isValid() ? static_cast<Node*>(index.internalPointer()) : m_root.get();
}

QModelIndex TraceModel::indexOf(const Node* node, int column) const
{
    return node && node->parent ? createIndex(node->row, column, node) : QModelIndex();
}

TraceModel::Node* TraceModel::callNode(quint64 call) const
{
    for (auto it = m_root->children.rbegin(); it != m_root->children.rend(); ++it) {
        if ((*it)->call == call) {
            return it->get();
        }
    }
    return nullptr;
}

TraceModel::Node* TraceModel::append(Node* parent, std::unique_ptr<Node> child)
{
    const int row = static_cast<int>(parent->children.size());
    child->parent = parent;
    child->row = row;
    beginInsertRows(indexOf(parent), row, row);
    parent->children.push_back(std::move(child));
    endInsertRows();
    return parent->children.back().get();
}

void TraceModel::beginCall(const trace::CallInfo& info)
{
    m_store.callStarted(info);
    auto made = std::make_unique<Node>();
    made->call = info.id;
    append(m_root.get(), std::move(made));
}

/// Steps of an attempt live under it; what belongs to the whole call lies directly under the call.
TraceModel::Node* TraceModel::homeOf(Node* call, const trace::Step& step)
{
    const bool wholeCall = step.event.starts_with("after-call") || step.event.starts_with("call-failed");
    if (step.attempt == 0 || wholeCall) {
        return call;
    }
    for (const auto& child : call->children) {
        if (child->kind == Kind::Attempt && child->attempt == step.attempt) {
            return child.get();
        }
    }
    auto group = std::make_unique<Node>();
    group->kind = Kind::Attempt;
    group->call = call->call;
    group->attempt = step.attempt;
    group->start = step.micros;
    group->end = step.micros;
    return append(call, std::move(group));
}

void TraceModel::addSteps(quint64 call, const std::vector<trace::StepPtr>& steps)
{
    Node* owner = callNode(call);
    if (!owner) {
        return;
    }
    const Value none = Map();
    for (const trace::StepPtr& step : steps) {
        const trace::CallRecord* record = m_store.call(call);
        const bool first = !record || record->steps.empty();
        if (!first) {
            // What ran until now belongs to the step before.
            for (Node* last = owner; !last->children.empty();) {
                last = last->children.back().get();
                last->end = step->micros;
            }
        }
        auto made = std::make_unique<Node>();
        made->kind = Kind::Step;
        made->call = call;
        made->attempt = step->attempt;
        made->step = step;
        made->start = step->micros;
        made->end = step->micros + step->durationMicros;
        made->changes =
            static_cast<int>(trace::changedPaths(first ? none : record->steps.back()->snapshot, step->snapshot).size());
        m_store.stepRecorded(step);
        owner->end = std::max(owner->end, made->end);
        Node* home = homeOf(owner, *step);
        home->end = std::max(home->end, made->end);
        append(home, std::move(made));
    }
    Q_EMIT dataChanged(indexOf(owner, 0), indexOf(owner, ColumnCount - 1));
    dropForgottenCalls();
}

void TraceModel::endCall(const trace::CallEnd& end)
{
    m_store.callEnded(end);
    if (Node* owner = callNode(end.id)) {
        owner->end = end.micros;
        for (Node* last = owner; !last->children.empty();) {
            last = last->children.back().get();
            last->end = std::max(last->end, end.micros);
        }
        Q_EMIT dataChanged(indexOf(owner, 0), indexOf(owner, ColumnCount - 1));
    }
    dropForgottenCalls();
}

void TraceModel::clear()
{
    m_store.clear();
    dropForgottenCalls();
}

void TraceModel::dropForgottenCalls()
{
    for (int row = static_cast<int>(m_root->children.size()) - 1; row >= 0; --row) {
        if (m_store.call(m_root->children[static_cast<std::size_t>(row)]->call)) {
            continue;
        }
        beginRemoveRows({}, row, row);
        m_root->children.erase(m_root->children.begin() + row);
        for (std::size_t i = static_cast<std::size_t>(row); i < m_root->children.size(); ++i) {
            m_root->children[i]->row = static_cast<int>(i);
        }
        endRemoveRows();
    }
}

QModelIndex TraceModel::indexOfCall(quint64 call) const
{
    return indexOf(callNode(call));
}

trace::StepPtr TraceModel::stepAt(const QModelIndex& index) const
{
    return index.isValid() ? node(index)->step : nullptr;
}

trace::StepPtr TraceModel::stepBefore(const trace::StepPtr& step) const
{
    const trace::CallRecord* record = step ? m_store.call(step->call) : nullptr;
    if (!record) {
        return nullptr;
    }
    const auto found = std::find(record->steps.begin(), record->steps.end(), step);
    return found == record->steps.end() || found == record->steps.begin() ? nullptr : *std::prev(found);
}

quint64 TraceModel::callAt(const QModelIndex& index) const
{
    return index.isValid() ? node(index)->call : 0;
}

QModelIndex TraceModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent)) {
        return {};
    }
    return createIndex(row, column, node(parent)->children[static_cast<std::size_t>(row)].get());
}

QModelIndex TraceModel::parent(const QModelIndex& child) const
{
    return child.isValid() ? indexOf(node(child)->parent) : QModelIndex();
}

int TraceModel::rowCount(const QModelIndex& parent) const
{
    return parent.column() > 0 ? 0 : static_cast<int>(node(parent)->children.size());
}

int TraceModel::columnCount(const QModelIndex&) const
{
    return ColumnCount;
}

QPointF TraceModel::bar(const Node& at) const
{
    const Node* call = callNode(at.call);
    const double whole = call ? static_cast<double>(std::max<std::int64_t>(call->end, 1)) : 1.0;
    return {static_cast<double>(at.start) / whole, static_cast<double>(at.end) / whole};
}

QVariant TraceModel::display(const Node& at, int column) const
{
    const trace::CallRecord* record = m_store.call(at.call);
    switch (column) {
    case NameColumn:
        if (at.kind == Kind::Call) { // without a record: on its way out
            return record ? QStringLiteral("%1 #%2").arg(QString::fromStdString(record->info.operation)).arg(at.call)
                          : QString();
        }
        return at.kind == Kind::Attempt ? tr("Attempt %1").arg(at.attempt) : shortEventName(at.step->event);
    case HandlersColumn:
        return at.step && !at.step->handlers.empty() ? QVariant(static_cast<int>(at.step->handlers.size()))
                                                     : QVariant();
    case ChangesColumn:
        return at.changes > 0 ? QStringLiteral("Δ%1").arg(at.changes) : QString();
    case DurationColumn:
        return durationText(at.end - at.start);
    default:
        return {};
    }
}

QString TraceModel::tip(const Node& at) const
{
    if (at.step) {
        return QString::fromStdString(at.step->event) + QLatin1Char('\n') + stepSentence(at.step->event);
    }
    const trace::CallRecord* record = m_store.call(at.call);
    return record && record->end ? QString::fromStdString(record->end->summary) : QString();
}

QVariant TraceModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const Node& at = *node(index);
    const trace::CallRecord* record = m_store.call(at.call);
    const trace::CallState state = record && record->end ? record->end->state : trace::CallState::Running;
    switch (role) {
    case Qt::DisplayRole:
        return display(at, index.column());
    case Qt::ToolTipRole:
        return tip(at);
    case Qt::TextAlignmentRole:
        return index.column() == NameColumn ? QVariant() : QVariant(Qt::AlignRight | Qt::AlignVCenter);
    case Qt::FontRole:
        return at.kind == Kind::Call && index.column() == NameColumn ? QVariant(Theme::strongFont()) : QVariant();
    case Qt::ForegroundRole:
        return index.column() == NameColumn ? QVariant() : QVariant(Theme::color(Token::TextSecondary));
    case KindRole:
        return static_cast<int>(at.kind);
    case CallRole:
        return at.call;
    case PhaseRole:
        return at.step ? QVariant(static_cast<int>(at.step->phase)) : QVariant();
    case BarRole:
        return bar(at);
    case StateRole:
        return at.kind == Kind::Call ? QVariant(static_cast<int>(state)) : QVariant();
    case ErrorRole:
        return at.step ? at.step->error.has_value()
                       : at.kind == Kind::Call && state != trace::CallState::Running && state != trace::CallState::Done;
    case EventRole:
        return at.step ? QString::fromStdString(at.step->event) : QString();
    default:
        return {};
    }
}

QVariant TraceModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    static const QStringList titles = {tr("Step"), tr("Handlers"), tr("Changes"), tr("Time line"), tr("Took")};
    return titles.value(section);
}

} // namespace botoscope::ui
