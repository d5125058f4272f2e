#pragma once
#include "ui/forms/call_text.h"

#include <QWidget>

class QComboBox;

namespace botoscope::ui {

class CodeView;
class NoteLabel;

/// The call as text for another tool, to copy.
class CallTab : public QWidget {
    Q_OBJECT
public:
    explicit CallTab(QWidget* parent = nullptr);
    void setCall(const model::OperationModel* operation, const Value& params, const CallPlace& place);
    QString text() const;
    void copy() const;

private:
    void write();

    QComboBox* m_language;
    CodeView* m_text;
    NoteLabel* m_note;
    const model::OperationModel* m_operation = nullptr;
    Value m_params;
    CallPlace m_place;
};

} // namespace botoscope::ui
