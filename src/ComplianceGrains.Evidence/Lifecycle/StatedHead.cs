using ComplianceGrains.Evidence.Bytes;

namespace ComplianceGrains.Evidence.Lifecycle;

/// <summary>A log's head as an entry states it: <c>[size,"root"]</c>.</summary>
/// <param name="Size">Number of entries.</param>
/// <param name="Root">Root over them.</param>
public sealed record StatedHead(long Size, Digest Root)
{
    /// <summary>The JSON text.</summary>
    public string ToJson() => $"[{Texts.Decimal(Size)},\"{Root}\"]";

    internal static StatedHead Read(Json value, JsonMembers within) =>
        value is Json.Array { Items: [Json.Integer { Value: >= 0 } size, var root] }
            ? new StatedHead(size.Value, within.AsDigest(root))
            : throw within.Wrong("states a head that is not [size, root]");
}
