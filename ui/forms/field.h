#pragma once
#include "ui/forms/problems.h"

#include <QPointer>
#include <QWidget>

class QMenu;
class QVBoxLayout;

namespace botoscope::ui {

class FieldHeader;
class NoteLabel;

/// What a field is for. The references live as long as the service model.
struct FieldSpec {
    const model::ShapeRef* ref = nullptr;  ///< nullptr: the model does not know this member
    const model::Member* member = nullptr; ///< nullptr for list items, map entries and the whole
    QString label;
    bool required = false;
    bool always = false; ///< list items and map entries have a value as long as they are there
    bool root = false;

    const model::Shape& shape() const { return ref->shape(); }
    const model::Traits& traits() const { return ref->traits(); }
};

/// One place of the parameters and its editor. Three states: no value (not sent), an empty value, a value.
///
/// A field gives back exactly what it was set to until somebody edits it; what its editor can't hold is kept, shown as
/// it is, and sent unchanged. Groups build their members only when they are opened.
class Field : public QWidget {
    Q_OBJECT
public:
    Field(FieldSpec spec, Field* parentField, QWidget* parentWidget);

    const FieldSpec& spec() const { return m_spec; }
    Field* parentField() const { return m_parentField; }

    /// What would be sent; nullopt: nothing.
    const std::optional<Value>& value() const;
    /// Silent: no edited().
    void setValue(std::optional<Value> value);
    /// As setValue, by the person.
    void assign(std::optional<Value> value);
    /// Takes the value away, or, where this is an item, the item.
    void removeByPerson();
    /// The value that is there and empty ("" , [], {}), nullopt if the kind has none.
    virtual std::optional<Value> emptyValue() const { return std::nullopt; }
    /// Forgets what it was set to and reads the editors again, in all that is built. For tests of the editors.
    virtual void reread();

    QString path() const;
    virtual QString childPath(const Field* child) const;
    /// The path has changed: tells the widgets, here and below.
    virtual void renamed();

    void setLabelWidth(int width);
    /// A widget in the label's place: a map entry's key.
    void setLabelWidget(QWidget* widget);
    void setLabel(const QString& label);
    /// For the whole: what is wrong, from now on. strict: also what is merely missing.
    void setProblems(ProblemIndex index, bool strict);
    virtual void applyProblems(const ProblemIndex& index, bool strict);
    /// Problems only the editor knows (text that is no number, keys used twice), here and below.
    virtual void collectLocal(std::vector<Problem>& problems) const;
    /// Opens what is in the way of path; the field at it, or the nearest above.
    virtual Field* reveal(const QString& path);
    /// Where the keyboard goes.
    virtual QWidget* focusTarget();

    virtual void childEdited(Field* origin);
    virtual void removeChild(Field* child);
    virtual void moveChild(Field* child, int by);

Q_SIGNALS:
    /// Somebody changed a value; origin is the innermost field.
    void edited(botoscope::ui::Field* origin);
    /// Of the whole: fields have come, gone or moved.
    void rearranged();

protected:
    virtual bool accepts(const Value& value) const = 0;
    virtual std::optional<Value> read() const = 0;
    /// Shows a value that accepts allowed, or none.
    virtual void write(const std::optional<Value>& value) = 0;
    /// The widget in the header's middle while the value fits; nullptr: the summary.
    virtual QWidget* editor() const { return nullptr; }
    /// Brings header and notes in line with the value.
    virtual void refresh();
    virtual void fillMenu(QMenu& menu);

    /// To be called by the editors after each change by the person.
    void changedByPerson();
    /// The problems of the whole, for members that are built later.
    const ProblemIndex& problems() const;
    bool strict() const;
    bool isUnfit() const { return m_unfit; }
    void setInfo(const QString& text);         ///< secondary text under the field
    void setLocalProblem(const QString& text); ///< empty: none
    /// Names widget after path and label; renamed() keeps it up to date.
    void registerWidget(QWidget* widget, const QString& suffix, const QString& purpose = {});
    FieldHeader* header() const { return m_header; }
    QVBoxLayout* column() const { return m_column; }
    QString placeholder() const;

    /// Tells the whole that fields below have come, gone or moved.
    void tellRearranged();

    void resizeEvent(QResizeEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    struct Registered {
        QPointer<QWidget> widget;
        QString suffix;
        QString purpose;
    };
    void nameWidget(const Registered& entry);
    void showNote();

    FieldSpec m_spec;
    Field* m_parentField;
    FieldHeader* m_header;
    QVBoxLayout* m_column;
    NoteLabel* m_note = nullptr;
    std::vector<Registered> m_registered;
    mutable std::optional<Value> m_value;
    mutable bool m_fresh = true;
    bool m_unfit = false;
    QString m_info;
    QString m_localProblem;
    QString m_problem;
    bool m_problemIsWarning = false;
    ProblemIndex m_index; ///< of the whole; empty in all other fields
    bool m_strict = false;
};

/// Leaves undo and redo in a text editor to the form, which undoes over all its fields.
void leaveUndoToForm(QWidget* editor);

/// The model's help for a place: type, limits and documentation as plain text.
QString fieldHelp(const FieldSpec& spec);

} // namespace botoscope::ui
