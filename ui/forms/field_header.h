#pragma once
#include "ui/common/theme.h"

#include <QWidget>
#include <vector>

class QToolButton;

namespace botoscope::ui {

/// The first line of a field: disclosure · label · editor or summary · buttons. Label and summary are painted, and the
/// buttons are made when they are first needed, because a form may have hundreds of these.
class FieldHeader : public QWidget {
    Q_OBJECT
public:
    static constexpr int gutter = 16;    ///< left of the label, where the disclosure sits
    static constexpr int slotWidth = 24; ///< right of the editor

    explicit FieldHeader(QWidget* parent);

    void setLabel(const QString& text, bool required, bool deprecated);
    void setLabelWidth(int width);
    /// Where the middle begins: after the label column, which gives way where there is little room.
    int middleStart() const;
    /// Takes the label's place (a map's key).
    void setLabelWidget(QWidget* widget);
    /// Takes the middle; nullptr shows the summary again.
    void setEditor(QWidget* editor);
    QWidget* editor() const { return m_editor; }
    /// Painted where there is no editor. Ghost: about something that is not there.
    void setSummary(const QString& text, bool ghost);
    const QString& summary() const { return m_summary; }
    /// Whether there is a value: the label of one that is not sent is dimmed.
    void setFilled(bool filled);
    QToolButton* showDisclosure(bool open);
    /// Adds a button before the slot.
    void addTrailing(QWidget* widget);
    /// The slot at the right end: takes the value away.
    QToolButton* showRemove(bool visible);
    /// In the slot while there is nothing to take away: sends the value empty.
    QToolButton* offerEmpty(bool offer);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void disclosureClicked();
    void removeClicked();
    void emptyClicked();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    bool event(QEvent* event) override;

private:
    void arrange();
    QRect labelRect() const;
    int labelSpace() const;
    QRect middleRect() const;
    QToolButton* makeButton();

    QString m_label;
    QString m_summary;
    int m_labelWidth = 120;
    bool m_required = false;
    bool m_deprecated = false;
    bool m_ghost = false;
    bool m_filled = false;
    QWidget* m_labelWidget = nullptr;
    QWidget* m_editor = nullptr;
    QToolButton* m_disclosure = nullptr;
    QToolButton* m_remove = nullptr;
    QToolButton* m_empty = nullptr;
    std::vector<QWidget*> m_trailing;
};

/// Width that fits these labels, within reason; one width for all fields of a level.
int labelWidthFor(const QFontMetrics& font, const QStringList& labels);

} // namespace botoscope::ui
