using System.Text;

namespace ComplianceGrains.Drills.Edits;

/// <summary>Edits that a check of the folder need not name, each with its reason. Whatever is not here must be named.</summary>
internal static class Harmless
{
    /// <summary>The reason, or null if the edit matters.</summary>
    public static string? ReasonOf(Edit edit, FolderCopy copy, string original) => edit switch
    {
        { Place: "command.fingerprint", After: { Length: 67 } or null } =>
            "a repetition of that command is refused instead of answered; nothing is decided twice",
        { Place: "command.status", After: ['2', _, _] } =>
            "a repetition of that command is answered with another code of success",
        { Place: "receipt", Kind: "delete" } => "the holder's copy of that receipt is as good as before; whoever asks again is given another of the same text",
        { Place: "signed_head.signed_at" or "stated_head.signed_at" } => "the time beside a signed head is a note to the reader; the signature does not cover it and nothing is decided by it",
        { Place: "signed_head.generation" } => "which of several sequencers signed is a note; the signature counts",
        { Place: "head_range", Kind: "delete" } => "without it the next start folds the log from its first entry, as it does behind it anyway",
        { Place: "log.generation" } => "the next sequencer counts on from whatever stands there; two never hold the same number",
        { Place: "draft.bytes" } when OnlyNonceDiffers(edit) =>
            "the nonce of a draft that waits is random and nowhere else; if a receipt was given for it, the receipt shows the change",
        { File: "compliance.db", Place: "served_head" or "served_head.log" or "served_head.size" } =>
            "which sizes were handed out only says which proofs a package brings unasked; who holds one can name it",
        { Place: "wrapped_key.kref" } or { Place: "wrapped_key", Kind: "delete" } => "no value was ever sealed with this key: it was made and not used",
        { Place: "blob.digest", Kind: "exchange" } when HasSameRows(edit, copy, original) => "both files have as many parts: the same rows in another order, and nothing goes by it",
        { Kind: "bytes" } when IsUnchanged(edit, copy, original) => "the byte is in space that the database does not read",
        _ => null,
    };

    private static bool IsUnchanged(Edit edit, FolderCopy copy, string original) =>
        FolderCopy.Dump(copy.Path, edit.File) == FolderCopy.Dump(original, edit.File);

    private static bool HasSameRows(Edit edit, FolderCopy copy, string original) =>
        FolderCopy.Dump(copy.Path, edit.File).Split('\n').Order(StringComparer.Ordinal).SequenceEqual(FolderCopy.Dump(original, edit.File).Split('\n').Order(StringComparer.Ordinal));

    private static bool OnlyNonceDiffers(Edit edit) => WithoutNonce(edit.Before) is { } before && before == WithoutNonce(edit.After);

    private static string? WithoutNonce(string? hex)
    {
        if (hex is null || !hex.StartsWith("x'", StringComparison.Ordinal))
            return null;
        var text = Encoding.UTF8.GetString(Convert.FromHexString(hex[2..^1]));
        var at = text.IndexOf("\"nonce\":\"", StringComparison.Ordinal);
        return at < 0 || at + 52 > text.Length || text[at + 52] != '"' ? null : text.Remove(at + 9, 43);
    }
}
