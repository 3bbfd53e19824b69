using ComplianceGrains.Jurisdictions.Yaml;

namespace ComplianceGrains.Jurisdictions.Drafting;

/// <summary>A field, and where it stands.</summary>
/// <param name="Field">What a form shows.</param>
/// <param name="Node">Its node; of days the whole file, which may list none yet; of the obligation that is added the register.</param>
internal sealed record WrittenField(EditableField Field, Node Node);
