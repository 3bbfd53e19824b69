namespace ComplianceGrains.Storage.Files.Anchors;

/// <summary>A folder that only its owner enters.</summary>
internal static class PrivateFolder
{
    /// <summary>Makes it if it is not there.</summary>
    public static void Make(string folder)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
