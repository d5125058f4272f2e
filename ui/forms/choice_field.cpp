#include "ui/forms/choice_field.h"

#include "ui/common/theme.h"
#include "ui/forms/value_text.h"

#include <QCompleter>
#include <QLineEdit>
#include <QSignalBlocker>

namespace botoscope::ui {

ChoiceBox::ChoiceBox(const std::vector<std::string>& choices, QWidget* parent) : QComboBox(parent), m_choices(&choices)
{
    setEditable(true);
    setInsertPolicy(QComboBox::NoInsert);
    setMaxVisibleItems(16);
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setFocusPolicy(Qt::StrongFocus);
    // Qt's own completer would match beginnings only, and take the first match unasked.
    setCompleter(nullptr);
}

QSize ChoiceBox::sizeHint() const
{
    return {160, metrics::rowHeight};
}

void ChoiceBox::setTextSilently(const QString& text)
{
    const QSignalBlocker quiet(this);
    setCurrentIndex(findText(text, Qt::MatchFixedString | Qt::MatchCaseSensitive));
    setEditText(text);
}

void ChoiceBox::populate()
{
    if (count() > 0) {
        return;
    }
    const QSignalBlocker quiet(this);
    const QString text = currentText();
    QStringList items;
    for (const std::string& choice : *m_choices) {
        items += toQString(choice);
    }
    addItems(items);
    setCurrentIndex(findText(text, Qt::MatchFixedString | Qt::MatchCaseSensitive));
    setEditText(text);
    auto* completer = new QCompleter(items, this);
    completer->setFilterMode(Qt::MatchContains);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setCompletionMode(QCompleter::PopupCompletion);
    setCompleter(completer);
}

void ChoiceBox::showPopup()
{
    populate();
    QComboBox::showPopup();
}

void ChoiceBox::focusInEvent(QFocusEvent* event)
{
    populate();
    QComboBox::focusInEvent(event);
}

ChoiceField::ChoiceField(FieldSpec spec, Field* parentField, QWidget* parentWidget)
    : Field(std::move(spec), parentField, parentWidget), m_box(new ChoiceBox(this->spec().shape().enumValues, this))
{
    registerWidget(m_box, {});
    connect(m_box, &QComboBox::editTextChanged, this, [this] {
        m_sendEmpty = false;
        changedByPerson();
    });
    refresh();
}

std::optional<Value> ChoiceField::read() const
{
    const QString text = m_box->currentText();
    if (text.isEmpty() && !m_sendEmpty && !spec().always) {
        return std::nullopt;
    }
    return Value(toUtf8(text));
}

void ChoiceField::write(const std::optional<Value>& value)
{
    const QString text = value ? toQString(value->toString()) : QString();
    m_sendEmpty = value && text.isEmpty();
    if (m_box->currentText() != text) {
        m_box->setTextSilently(text);
    }
}

void ChoiceField::refresh()
{
    const bool empty = value() && value()->isString() && value()->toString().empty();
    m_box->lineEdit()->setPlaceholderText(empty ? tr("empty text is sent") : placeholder());
    Field::refresh();
}

} // namespace botoscope::ui
