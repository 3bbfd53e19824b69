namespace ComplianceGrains.Cli.Backups;

/// <summary>Folders and files for their owner alone, as those of the data folder are.</summary>
internal static class PrivateFolder
{
    private const UnixFileMode OwnFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Makes a folder that must hold nothing yet.</summary>
    /// <exception cref="IOException">There is something in it.</exception>
    public static void Make(string path)
    {
        if (Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).FirstOrDefault() is { } something)
            throw new IOException($"{path} is not empty: it holds '{Path.GetFileName(something)}'. Name a folder that does not exist or is empty; nothing is overwritten.");
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, OwnFile | UnixFileMode.UserExecute);
    }

    /// <summary>Copies a file and puts the copy on the disk.</summary>
    public static void Copy(string from, string to)
    {
        MakeFor(to);
        File.Copy(from, to);
        Close(to);
        using var written = new FileStream(to, FileMode.Open, FileAccess.ReadWrite);
        written.Flush(flushToDisk: true);
    }

    /// <summary>Takes everybody else's access to a file.</summary>
    public static void Close(string file)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, OwnFile);
    }

    /// <summary>Makes the folder that a file is to lie in, if it is not there.</summary>
    public static void MakeFor(string file)
    {
        if (Path.GetDirectoryName(file) is { } folder && !Directory.Exists(folder))
            Make(folder);
    }
}
