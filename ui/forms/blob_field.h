#pragma once
#include "ui/forms/field.h"

class QComboBox;
class QLineEdit;

namespace botoscope::ui {

class TextArea;

/// Bytes: typed as text or base64, or taken from a file.
class BlobField : public Field {
    Q_OBJECT
public:
    /// Files above this are refused: a body is held in memory.
    static constexpr qint64 largestFile = 256 * 1024 * 1024;

    BlobField(FieldSpec spec, Field* parentField, QWidget* parentWidget);
    std::optional<Value> emptyValue() const override { return Value(Blob(std::string())); }
    /// Takes the bytes of a file; the problem is shown where there is one.
    void loadFile(const QString& path);

protected:
    bool accepts(const Value& value) const override;
    std::optional<Value> read() const override;
    void write(const std::optional<Value>& value) override;
    QWidget* editor() const override;
    void refresh() override;

private:
    enum Mode { Text, Base64, File };
    void setMode(Mode mode);
    void modeChosen(int index);
    void hold(Blob bytes, const QString& what);
    QString text() const;
    void setText(const QString& text);
    void typed();

    QLineEdit* m_line;
    TextArea* m_area = nullptr;
    QComboBox* m_modes;
    Mode m_mode = Text;
    Blob m_held; ///< File mode: the bytes, also of values too big or too binary to type
    QString m_heldName;
    bool m_multiline = false;
    bool m_sendEmpty = false;
};

} // namespace botoscope::ui
