using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Lifecycle;

namespace ComplianceGrains.Evidence.Exports;

/// <summary>The sealed fields of the two export kinds, in schema order, as values of compartment <c>x</c>.</summary>
public static class ExportFields
{
    /// <summary>Values of <c>export.requested/1</c>.</summary>
    public static IReadOnlyList<string> Requested(string basis, string recipient, ExportScope scope) =>
        [StrictJson.Text(basis), StrictJson.Text(recipient), scope.ToJson()];

    /// <summary>Values of <c>export.produced/1</c>.</summary>
    /// <param name="basis">The legal basis.</param>
    /// <param name="profile">What the package keeps closed.</param>
    /// <param name="rHead">The newest signed head of <c>r</c>: always recorded, also of size 0.</param>
    /// <param name="recipient">Who gets the package.</param>
    /// <param name="scope">The logs in it.</param>
    public static IReadOnlyList<string> Produced(string basis, ExportProfile profile, StatedHead rHead, string recipient, ExportScope scope) =>
        [StrictJson.Text(basis), profile.ToReferenceJson(), rHead.ToJson(), StrictJson.Text(recipient), scope.ToJson()];
}
