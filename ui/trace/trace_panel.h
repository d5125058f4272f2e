#pragma once
#include "core/trace/record.h"

#include <QSet>
#include <QWidget>
#include <functional>
#include <optional>
#include <vector>

class QLabel;
class QLineEdit;
class QStackedWidget;
class QToolButton;
class QTreeView;

namespace botoscope::ui {

class StepDetail;
class TraceFilter;
class TraceModel;

/// The live trace: calls and their steps as they happen, with time bars, and for the selected step what it held, what
/// changed and which handlers ran. New rows come at the end; the view follows only while it is at the end, and the
/// selection stays.
class TracePanel : public QWidget {
    Q_OBJECT
public:
    explicit TracePanel(QWidget* parent = nullptr);
    ~TracePanel() override;

    void beginCall(const trace::CallInfo& info);
    void addSteps(quint64 call, const std::vector<trace::StepPtr>& steps);
    void endCall(const trace::CallEnd& end);
    /// The calls of the tab in front, oldest first: shows them alone (unless all are asked for) and selects the last.
    void showTab(const std::vector<quint64>& calls);
    /// Selects the first step of a call whose event begins so, e.g. "before-send".
    void selectStep(quint64 call, const QString& eventHead);
    void focusFilter();
    void focusSteps();
    /// The steps when there are some, else the filter.
    void focusPane();
    QString summary() const; ///< one line about the call that is looked at, for the folded panel

Q_SIGNALS:
    void summaryChanged(const QString& text);

private:
    QWidget* makeToolbar();
    void makeTree();
    void showSelected();
    void summarize();
    void setPaused(bool paused);
    void flushPaused();
    void openNewRows(quint64 call);
    void applyScope();
    void updateState();
    bool atEnd() const;

    TraceModel* m_model;
    TraceFilter* m_filter;
    QTreeView* m_tree;
    StepDetail* m_detail;
    QStackedWidget* m_stack;
    QLineEdit* m_filterLine;
    QToolButton* m_pause;
    QToolButton* m_all; ///< checked: the calls of all tabs
    std::optional<QSet<quint64>> m_tab;
    QString m_summary;
    bool m_paused = false;
    std::vector<std::function<void()>> m_waiting; ///< what came while paused
};

} // namespace botoscope::ui
