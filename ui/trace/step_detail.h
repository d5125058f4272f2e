#pragma once
#include "core/trace/record.h"
#include "core/trace/store.h"

#include <QWidget>

class QLabel;
class QStackedWidget;
class QTabWidget;
class QTreeView;
class QTreeWidget;

namespace botoscope::ui {

class CodeView;
class ValueTreeModel;

/// What the selected step holds: what changed since the step before, the whole snapshot, the handlers that ran, and the
/// signing artefacts where there are any.
class StepDetail : public QWidget {
    Q_OBJECT
public:
    explicit StepDetail(QWidget* parent = nullptr);
    void clear();
    void showStep(const trace::StepPtr& step, const trace::StepPtr& before);
    void showCall(const trace::CallRecord& record);

private:
    void refresh();
    void makeTabs();
    void fillChanges(const trace::Step& step, const trace::StepPtr& before);
    void fillHandlers(const trace::Step& step);
    void fillSigning(const trace::Step& step);

    trace::StepPtr m_step; ///< shown, with the one before it
    trace::StepPtr m_before;
    QLabel* m_title;
    QLabel* m_sentence;
    QLabel* m_error;
    QTabWidget* m_tabs;
    QTreeWidget* m_changes;
    QTreeView* m_snapshot;
    ValueTreeModel* m_snapshotModel;
    QTreeWidget* m_handlers;
    CodeView* m_signing;
    QStackedWidget* m_stack;
};

} // namespace botoscope::ui
