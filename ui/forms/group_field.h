#pragma once
#include "ui/forms/field.h"

namespace botoscope::ui {

/// A field with a body under its header that is built when it is first opened.
class GroupField : public Field {
    Q_OBJECT
public:
    GroupField(FieldSpec spec, Field* parentField, QWidget* parentWidget);

    bool isOpen() const { return m_open; }
    void setOpen(bool open);
    bool isBuilt() const { return m_body != nullptr; }
    QWidget* focusTarget() override;
    void applyProblems(const ProblemIndex& index, bool strict) override;

protected:
    /// Fills the body; called once.
    virtual void build() = 0;
    /// One line for the closed group.
    virtual QString summary() const;
    void refresh() override;
    QWidget* body() const { return m_body; }
    QVBoxLayout* bodyColumn() const { return m_bodyColumn; }
    /// For groups without a header of their own (the whole).
    void openWithoutHeader();
    /// Names and labels the button that adds to the group.
    QToolButton* addButton(const QString& suffix, const QString& text, const QString& purpose);

private:
    void ensureBuilt();

    QWidget* m_body = nullptr;
    QVBoxLayout* m_bodyColumn = nullptr;
    bool m_open = false;
    int m_problemsBelow = 0;
};

} // namespace botoscope::ui
