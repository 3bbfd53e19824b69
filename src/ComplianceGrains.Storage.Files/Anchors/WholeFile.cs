namespace ComplianceGrains.Storage.Files.Anchors;

/// <summary>Files that are written once: a file has its name once it is whole and on the disk.</summary>
internal static class WholeFile
{
    /// <summary>Writes it.</summary>
    /// <exception cref="IOException">It is there already and is not to be overwritten, or cannot be written.</exception>
    public static void Write(string path, ReadOnlyMemory<byte> bytes, bool overwrite)
    {
        if (!overwrite && File.Exists(path))
            throw new IOException($"{path} is there already. If it is damaged, remove it.");
        var unfinished = $"{path}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var file = new FileStream(unfinished, options))
        {
            file.Write(bytes.Span);
            file.Flush(flushToDisk: true);
        }

        File.Move(unfinished, path, overwrite);
    }

    /// <summary>What may not be read or written is a file that cannot be.</summary>
    public static T Guarded<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (UnauthorizedAccessException refused)
        {
            throw new IOException(refused.Message, refused);
        }
    }
}
