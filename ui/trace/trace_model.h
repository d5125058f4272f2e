#pragma once
#include "core/trace/record.h"
#include "core/trace/store.h"

#include <QAbstractItemModel>
#include <memory>
#include <vector>

namespace botoscope::ui {

/// Calls, their attempts and steps as a tree that only grows at its ends. Old calls leave when the trace store drops
/// them (bounded memory).
class TraceModel : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Column { NameColumn, HandlersColumn, ChangesColumn, TimelineColumn, DurationColumn, ColumnCount };
    enum Role : int {
        KindRole = Qt::UserRole, ///< Kind as int
        CallRole,                ///< quint64 id of the call
        PhaseRole,               ///< trace::Phase as int, steps only
        BarRole,                 ///< QPointF(start, end) as shares of the call's time
        StateRole,               ///< trace::CallState as int, calls only
        ErrorRole,               ///< true where something failed
        EventRole,               ///< full event name, steps only
    };
    enum class Kind { Call, Attempt, Step };

    explicit TraceModel(QObject* parent = nullptr);
    ~TraceModel() override;

    void beginCall(const trace::CallInfo& info);
    void addSteps(quint64 call, const std::vector<trace::StepPtr>& steps);
    void endCall(const trace::CallEnd& end);
    void clear(); ///< forgets ended calls

    QModelIndex indexOfCall(quint64 call) const;
    trace::StepPtr stepAt(const QModelIndex& index) const;       ///< nullptr unless a step
    trace::StepPtr stepBefore(const trace::StepPtr& step) const; ///< nullptr for the first
    quint64 callAt(const QModelIndex& index) const;
    const trace::CallRecord* record(quint64 call) const { return m_store.call(call); }

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& child) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Node;
    Node* node(const QModelIndex& index) const;
    QModelIndex indexOf(const Node* node, int column = 0) const;
    Node* callNode(quint64 call) const;
    Node* homeOf(Node* call, const trace::Step& step);
    Node* append(Node* parent, std::unique_ptr<Node> child);
    void dropForgottenCalls();
    QVariant display(const Node& node, int column) const;
    QPointF bar(const Node& node) const;
    QString tip(const Node& node) const;

    trace::Store m_store;
    std::unique_ptr<Node> m_root;
};

/// "0.11 ms", "38 ms", "1.20 s".
QString durationText(std::int64_t micros);

} // namespace botoscope::ui
