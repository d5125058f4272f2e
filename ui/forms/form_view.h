#pragma once
#include "core/model/service_model.h"
#include "ui/forms/problems.h"

#include <QScrollArea>

class QTimer;

namespace botoscope::ui {

class Field;

/// The form of an operation's input, in a scroll area.
class FormView : public QScrollArea {
    Q_OBJECT
public:
    explicit FormView(QWidget* parent = nullptr);
    ~FormView() override;

    /// The operation's service model must outlive the form. nullptr empties it.
    void setOperation(const model::OperationModel* operation);
    /// For other shapes than an operation's input; nullptr: no parameters.
    void setShape(const model::ShapeRef* shape);

    Value params() const; ///< always a map
    /// Silent; fields keep their editors and what is open stays open.
    void setParams(const Value& params);

    /// Validates now and shows what is wrong; strict also what is merely missing, from now on until setOperation.
    const ProblemIndex& validate(bool strict = false);
    const ProblemIndex& problems() const { return m_problems; }
    /// Somebody has tried to send: what is missing counts as wrong.
    bool isStrict() const { return m_strict; }
    /// Opens what is in the way of a field, scrolls to it and focuses it.
    void reveal(const QString& path);
    /// Puts the cursor into the first field; false when there is none.
    bool focusFirst();
    QString focusedPath() const { return m_focusedPath; }
    Field* root() const { return m_root; }

Q_SIGNALS:
    void changed(const QString& path); ///< somebody edited the field at path
    void problemsChanged();
    /// The member whose field has the keyboard focus, and its path.
    void focusedMember(const QString& path, const botoscope::model::Member* member);

private:
    void focusMoved(QWidget* now);
    void showRoot(QWidget* content);
    void orderTabs();
    std::vector<QWidget*> tabStops() const;

    const model::ShapeRef* m_shape = nullptr;
    Field* m_root = nullptr;
    QTimer* m_validation;
    QTimer* m_ordering;
    ProblemIndex m_problems;
    QString m_focusedPath;
    bool m_strict = false;
};

} // namespace botoscope::ui
