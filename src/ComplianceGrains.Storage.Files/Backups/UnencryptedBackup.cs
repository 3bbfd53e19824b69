namespace ComplianceGrains.Storage.Files.Backups;

/// <summary>
/// Where a backup lies until every file of it is encrypted: in the data folder, beside what it is a copy of. One that was killed meanwhile leaves it, with
/// values and keys that the host destroys later; so the host's next start removes it, as the next backup does.
/// </summary>
public static class UnencryptedBackup
{
    /// <summary>The folder.</summary>
    /// <param name="data">The data folder.</param>
    public static string In(string data) => Path.Combine(data, "backup.making");

    /// <summary>Removes what one that was cut short has left; nothing if there is none.</summary>
    /// <param name="data">The data folder.</param>
    public static void Remove(string data)
    {
        if (Directory.Exists(In(data)))
            Directory.Delete(In(data), recursive: true);
    }
}
