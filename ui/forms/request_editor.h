#pragma once
#include "ui/forms/call_text.h"
#include "ui/forms/problems.h"

#include <QWidget>

class QTabBar;
class QStackedWidget;
class QToolButton;
class QUndoStack;

namespace botoscope::ui {

class CallTab;
class ElidedLabel;
class FormView;
class JsonTab;

/// The input of one call: as form, as JSON, and as text for other tools. Form and JSON are two views of one value;
/// nothing is lost on the way from one to the other.
class RequestEditor : public QWidget {
    Q_OBJECT
public:
    enum Tab { FormTab, JsonTextTab, CallTextTab };

    explicit RequestEditor(QWidget* parent = nullptr);

    /// The operation's service model must outlive the editor. nullptr: nothing to edit.
    void setOperation(const model::OperationModel* operation);
    const model::OperationModel* operation() const { return m_operation; }
    Value params() const { return m_params; }
    /// Replaces the parameters; can be undone, but is not reported by changed().
    void setParams(const Value& params);
    /// Profile and region for the texts of the call.
    void setPlace(const CallPlace& place);

    /// Validates as for sending. False: something is wrong, it is shown, and the first of it has the focus.
    bool readyToSend();
    /// Puts the cursor where the tab in front is edited; false when there is nothing to edit.
    bool focusContent();
    const ProblemIndex& problems() const;

    void setTab(Tab tab);
    Tab tab() const;
    FormView* form() const { return m_form; }
    JsonTab* json() const { return m_json; }
    QUndoStack* undoStack() const { return m_undo; }

public Q_SLOTS:
    void fillSample(); ///< a sample that passes validation, over what is there
    void clear();
    void copyCall();

Q_SIGNALS:
    void changed();
    /// The member whose field has the focus: what the documentation is about.
    void focusedMember(const QString& path, const botoscope::model::Member* member);
    void problemsChanged();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    friend class ParamsCommand;
    QWidget* makeToolBar();
    QWidget* makeProblemBar();
    void makeShortcuts();
    void tabChosen(int index);
    void formEdited(const QString& path);
    void jsonEdited();
    void record(const Value& after, const QString& path);
    void apply(const Value& params, const QString& path);
    void showCall();
    void showProblems();
    void nextProblem();

    const model::OperationModel* m_operation = nullptr;
    Value m_params{Map{}};
    CallPlace m_place;
    QUndoStack* m_undo;
    FormView* m_form;
    JsonTab* m_json;
    CallTab* m_call;
    QTabBar* m_tabs;
    QStackedWidget* m_pages;
    QWidget* m_problemBar = nullptr;
    ElidedLabel* m_problemText = nullptr;
    QToolButton* m_next = nullptr;
    QToolButton* m_sample = nullptr;
    QToolButton* m_clear = nullptr;
    qsizetype m_nextProblem = 0;
};

} // namespace botoscope::ui
