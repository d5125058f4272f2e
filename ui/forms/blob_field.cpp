#include "ui/forms/blob_field.h"

#include "core/base/encoding.h"
#include "ui/common/dialogs.h"
#include "ui/forms/choice_field.h"
#include "ui/forms/field_header.h"
#include "ui/forms/text_area.h"
#include "ui/forms/text_field.h"
#include "ui/forms/value_text.h"

#include <QComboBox>
#include <QFile>
#include <QFileInfo>
#include <QLineEdit>
#include <QSignalBlocker>

namespace botoscope::ui {

namespace {

constexpr std::size_t longestText = 16 * 1024;
constexpr std::size_t longestBase64 = 3 * 1024;

bool isTypeable(std::string_view bytes)
{
    return bytes.size() <= longestText && isValidUtf8(bytes) && std::ranges::all_of(bytes, [](char c) {
               const auto byte = static_cast<unsigned char>(c);
               return (byte >= 0x20 && byte != 0x7f) || c == '\n' || c == '\t';
           });
}

/// A combo box that leaves the wheel to the form.
class ModeBox : public QComboBox {
public:
    using QComboBox::QComboBox;

protected:
    void wheelEvent(QWheelEvent* event) override { event->ignore(); }
};

} // namespace

BlobField::BlobField(FieldSpec spec, Field* parentField, QWidget* parentWidget)
    : Field(std::move(spec), parentField, parentWidget), m_line(makeLine(this, this->spec().traits().sensitive)),
      m_modes(new ModeBox(this))
{
    registerWidget(m_line, {});
    registerWidget(m_modes, QStringLiteral("/mode"), tr("How %1 is given"));
    m_modes->addItems({tr("Text"), tr("Base64"), tr("File…")});
    connect(m_line, &QLineEdit::textEdited, this, &BlobField::typed);
    connect(m_modes, &QComboBox::activated, this, &BlobField::modeChosen);
    header()->addTrailing(m_modes);
    refresh();
}

QWidget* BlobField::editor() const
{
    return m_multiline ? static_cast<QWidget*>(m_area) : m_line;
}

bool BlobField::accepts(const Value& value) const
{
    return value.isBlob() || value.isString() || (value.isNull() && spec().always);
}

QString BlobField::text() const
{
    return m_multiline ? m_area->text() : m_line->text();
}

void BlobField::setText(const QString& text)
{
    m_multiline = text.contains(QLatin1Char('\n')) && TextArea::keeps(text) && !spec().traits().sensitive;
    if (m_multiline && !m_area) {
        m_area = new TextArea(this);
        registerWidget(m_area, QStringLiteral("/area"));
        connect(m_area, &QPlainTextEdit::textChanged, this, &BlobField::typed);
    }
    if (m_multiline) {
        m_area->setTextSilently(text);
    } else if (m_line->text() != text) {
        m_line->setText(text);
    }
}

void BlobField::setMode(Mode mode)
{
    m_mode = mode;
    const QSignalBlocker quiet(m_modes);
    m_modes->setCurrentIndex(mode);
    m_line->setReadOnly(mode == File);
}

void BlobField::typed()
{
    m_sendEmpty = false;
    if (!m_multiline && text().contains(QLatin1Char('\n')) && TextArea::keeps(text())) {
        setText(text());
        refresh();
        editor()->setFocus();
    }
    changedByPerson();
}

void BlobField::modeChosen(int index)
{
    if (index == File) {
        setMode(m_mode); // until a file is chosen
        const FileQuestion question{tr("Bytes for %1").arg(spec().label), {}, {}};
        Dialogs::current().openFile(this, question, [self = QPointer(this)](const QString& path) {
            if (self) {
                self->loadFile(path);
            }
        });
        return;
    }
    // The same bytes in the other spelling, as far as they can be spelled.
    const std::optional<Value> now = value();
    const std::string bytes(now && now->isBlob() ? now->toBlob().view() : std::string_view());
    setMode(static_cast<Mode>(index));
    m_held = Blob();
    m_sendEmpty = false;
    setText(index == Base64 ? toQString(base64Encode(bytes)) : isTypeable(bytes) ? toQString(bytes) : QString());
    changedByPerson();
}

void BlobField::loadFile(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        setLocalProblem(tr("%1 could not be read: %2").arg(path, file.errorString()));
        return;
    }
    if (file.size() > largestFile) {
        setLocalProblem(
            tr("%1 has %2; at most %3 can be sent from here").arg(path, sizeText(file.size()), sizeText(largestFile)));
        return;
    }
    hold(Blob(file.readAll().toStdString()), path);
    changedByPerson();
}

void BlobField::hold(Blob bytes, const QString& what)
{
    setMode(File);
    m_held = std::move(bytes);
    m_heldName = what;
    setText(what);
}

std::optional<Value> BlobField::read() const
{
    if (m_mode == File) {
        return Value(m_held);
    }
    const std::string typedText = toUtf8(text());
    if (typedText.empty() && !m_sendEmpty) {
        return spec().always ? std::optional(Value(Blob(std::string()))) : std::nullopt;
    }
    if (m_mode == Text) {
        return Value(Blob(typedText));
    }
    auto bytes = base64Decode(typedText);
    return bytes ? Value(Blob(std::move(*bytes))) : Value(typedText);
}

void BlobField::write(const std::optional<Value>& value)
{
    m_held = Blob();
    m_sendEmpty = false;
    if (!value || value->isNull()) {
        setMode(m_mode == File ? Text : m_mode);
        setText({});
        return;
    }
    const std::string_view bytes = value->isBlob() ? value->toBlob().view() : std::string_view(value->toString());
    m_sendEmpty = bytes.empty();
    if (isTypeable(bytes)) {
        setMode(Text);
        setText(toQString(bytes));
    } else if (bytes.size() <= longestBase64) {
        setMode(Base64);
        setText(toQString(base64Encode(bytes)));
    } else {
        hold(value->isBlob() ? value->toBlob() : Blob(std::string(bytes)), tr("bytes"));
    }
}

void BlobField::refresh()
{
    const std::optional<Value>& now = value();
    const bool empty = now && now->isBlob() && now->toBlob().view().empty();
    m_line->setPlaceholderText(empty ? tr("no bytes are sent, but the member is") : placeholder());
    setInfo(now && now->isBlob() && !empty ? sizeText(static_cast<qint64>(now->toBlob().view().size())) : QString());
    const bool broken = m_mode == Base64 && !text().isEmpty() && !base64Decode(toUtf8(text()));
    setLocalProblem(broken ? tr("This is not base64: its length or padding is wrong") : QString());
    Field::refresh();
}

} // namespace botoscope::ui
