namespace ComplianceGrains.Storage.Files.Secrets;

/// <summary>
/// The key files of a single machine, and how one takes the place of another. Each step ends with one renaming, so that a crash leaves
/// the state before it or the one after it.
/// </summary>
/// <param name="parent">The data folder, or the folder of secrets that silos share.</param>
public sealed class KeyFolder(string parent)
{
    private const string Folder = "keys", RootName = "root.key", NextRootName = "next-root.key", SigningName = "signing.pem", NextSigningName = "next-signing.pem",
        StatedName = "next-signing.stated", BeforeName = "signing-before.vkey";

    /// <summary>What of it a backup takes along, by its path from the parent. Public keys are taken along besides.</summary>
    public static IReadOnlyList<string> Secrets { get; } = [$"{Folder}/{RootName}", $"{Folder}/{SigningName}", $"{Folder}/{NextSigningName}"];

    /// <summary>The root key.</summary>
    public string Root => PathOf(RootName);

    /// <summary>The root key that takes its place at the next start, if there is one.</summary>
    public string NextRoot => PathOf(NextRootName);

    /// <summary>The signing key.</summary>
    public string Signing => PathOf(SigningName);

    /// <summary>The signing key that is stated before it takes its place, if there is one.</summary>
    public string NextSigning => PathOf(NextSigningName);

    /// <summary>The vkeys of those that signed before, the first one first.</summary>
    public IReadOnlyList<string> Before => File.Exists(PathOf(BeforeName)) ? [.. File.ReadLines(PathOf(BeforeName)).Where(line => line.Length > 0)] : [];

    /// <summary>The id of the signing key that is stated everywhere and may take the other's place; null if none is.</summary>
    public string? Stated => File.Exists(PathOf(StatedName)) ? File.ReadAllText(PathOf(StatedName)).Trim() : null;

    /// <summary>The id of the key that a store was begun with: the copy of what is signed bears it for ever.</summary>
    /// <param name="present">The id of the key that signs now.</param>
    public string FirstOf(string present) => Before is [var first, ..] ? first.Split('+')[1] : present;

    /// <summary>Makes it known that the next signing key is stated everywhere.</summary>
    public void State(string id) => PrivateFile.Write(PathOf(StatedName), System.Text.Encoding.ASCII.GetBytes($"{id}\n"));

    /// <summary>The next signing key takes the place of the present one, whose public half stays.</summary>
    /// <param name="vkey">Of the present one.</param>
    public void UseNextSigning(string vkey)
    {
        // Twice the same line would be one key all the same: a crash between the two steps does no harm.
        PrivateFile.Write(PathOf(BeforeName), System.Text.Encoding.ASCII.GetBytes(string.Concat(Before.Append(vkey).Distinct(StringComparer.Ordinal).Select(line => $"{line}\n"))));
        File.Move(NextSigning, Signing, overwrite: true);
        File.Delete(PathOf(StatedName));
    }

    /// <summary>The next root key takes the place of the present one, of which nothing stays.</summary>
    public void UseNextRoot()
    {
        try
        {
            File.Move(NextRoot, Root, overwrite: true);
        }
        catch (FileNotFoundException) when (File.Exists(Root))
        {
            // Another silo, which started with this one, has done it.
        }
    }

    private string PathOf(string name) => Path.Combine(parent, Folder, name);
}
