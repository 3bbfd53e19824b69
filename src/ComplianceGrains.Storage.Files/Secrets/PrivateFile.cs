namespace ComplianceGrains.Storage.Files.Secrets;

/// <summary>Files that only the owner of the process may read.</summary>
public static class PrivateFile
{
    /// <summary>The file's bytes; made, whole or not at all, if it does not exist.</summary>
    public static byte[] ReadOrCreate(string path, Func<byte[]> content)
    {
        if (!File.Exists(path))
            Write(path, content());
        return File.ReadAllBytes(path);
    }

    /// <summary>Writes beside, makes durable, renames, and makes the name durable: a crash leaves the old file or the new one, and after this the new one.</summary>
    public static void Write(string path, byte[] bytes)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        else
            Directory.CreateDirectory(Path.GetDirectoryName(path)!, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var beside = $"{path}.new";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var file = new FileStream(beside, options))
        {
            file.Write(bytes);
            file.Flush(flushToDisk: true);
        }

        File.Move(beside, path, overwrite: true);
        DurableFolder.Flush(Path.GetDirectoryName(Path.GetFullPath(path))!);
    }
}
